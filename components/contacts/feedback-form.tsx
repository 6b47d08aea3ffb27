"use client";

import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormDisclosure } from "@/components/ui/form-disclosure";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { type StageChoice, TellingFields } from "./contact-fields";
import { optionsOf, sourceWords } from "./contact-words";

type Props = { action: FormAction; customerId: string; stages: readonly StageChoice[] };

/** What arrived from outside: their words, where it stands, the score as they gave it. */
export function FeedbackForm({ action, customerId, stages }: Props) {
  return (
    <Form action={action} hidden={{ customerId }} className="grid max-w-xl gap-4" label="Write down feedback">
      <FormMessage />
      <Field name="words" label="What they said" hint="In their words." required>
        <Textarea rows={4} dir="auto" said />
      </Field>
      <div className="grid gap-4 md:grid-cols-2">
        <Field name="source" label="What it is" required>
          <Select options={optionsOf(sourceWords)} />
        </Field>
        <Field name="place" label="Where it stands" optional>
          <Input maxLength={120} dir="auto" />
        </Field>
      </div>
      <Field name="link" label="Its address on the web" optional>
        <Input inputMode="url" autoComplete="off" />
      </Field>
      <ScoreFields />
      <FormDisclosure summary="How they felt, what it was about, when" className="border-line border-t pt-3">
        <div className="grid gap-4 md:grid-cols-2">
          <TellingFields stages={stages} stage={null} />
        </div>
      </FormDisclosure>
      <div>
        <SubmitButton>Keep the feedback</SubmitButton>
      </div>
    </Form>
  );
}

/** Kept as given: it never becomes a percentage. */
function ScoreFields() {
  return (
    <div className="grid grid-cols-3 gap-4">
      <Field name="score" label="Score" optional>
        <Input inputMode="decimal" autoComplete="off" />
      </Field>
      <Field name="scaleFrom" label="Scale from">
        <Input inputMode="decimal" autoComplete="off" defaultValue="1" />
      </Field>
      <Field name="scaleTo" label="to">
        <Input inputMode="decimal" autoComplete="off" defaultValue="5" />
      </Field>
    </div>
  );
}
