"use client";

import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { mostTries } from "@/server/domain/thank-you-call";
import { optionsOf } from "../contacts/contact-words";
import { reactionWords } from "../customers/words";
import { outcomeWords } from "./words";

type Props = { callId: string; tries: number; log: FormAction; giveBack: FormAction };

/** What came of ringing: reached, not reached, or asked not to be called again. */
export function LogForm({ callId, tries, log, giveBack }: Props) {
  const left = mostTries - tries - 1;
  const again = left > 0 ? `They can be tried ${left === 1 ? "once" : "twice"} more.` : "This was the last try.";
  return (
    <>
      <Form action={log} hidden={{ callId }} label="What came of it" className="grid gap-5">
        <FormMessage />
        <Field name="outcome" label="What came of it" group required>
          <RadioGroup
            options={[
              { value: "reached", label: outcomeWords.reached, hint: "Counts as thanks." },
              { value: "not_reached", label: outcomeWords.not_reached, hint: again },
              { value: "refused", label: outcomeWords.refused, hint: "Kept as their wish: nobody rings them again." },
            ]}
          />
        </Field>
        <Field name="words" label="What they said" hint="In their words. Not needed where nobody was reached.">
          <Textarea rows={4} />
        </Field>
        <Field name="reaction" label="How they took it" optional>
          <Select options={optionsOf(reactionWords)} blank="not noted" className="max-w-60" />
        </Field>
        <div>
          <SubmitButton>Log the call</SubmitButton>
        </div>
      </Form>
      <Form action={giveBack} hidden={{ callId }} label="Give back" className="mt-3">
        <SubmitButton look="quiet" size="small" pending="Giving back…" className="-ml-2">
          Give it back: somebody else may call
        </SubmitButton>
        <FormMessage />
      </Form>
    </>
  );
}
