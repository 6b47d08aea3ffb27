"use client";

import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { toldOutcomes } from "@/server/domain/listening";
import { throughWords, toldWords } from "./words";

type Props = { action: FormAction; customerId: string; contactId: string | null };

/** A promise that is nowhere among the promises, noted by whoever learned of it. */
export function NoteUnloggedForm({ action, customerId, contactId }: Props) {
  return (
    <Form
      action={action}
      hidden={{ customerId, contactId: contactId ?? "" }}
      label="Note a promise nobody logged"
      className="grid max-w-xl gap-5"
    >
      <FormMessage />
      <Field name="said" label="What was said to them" hint="In the words they heard." required>
        <Textarea rows={3} dir="auto" said />
      </Field>
      <Field name="through" label="How we know" group required>
        <RadioGroup
          inline
          defaultValue="customer"
          options={(["customer", "colleague"] as const).map((value) => ({ value, label: throughWords[value] }))}
        />
      </Field>
      <ToldField />
      <div>
        <SubmitButton>Note it</SubmitButton>
      </div>
    </Form>
  );
}

/** What became of it, as far as anybody says. */
export function ToldField({ name = "told" }: { name?: string }) {
  return (
    <Field name={name} label="What became of it, as told" group>
      <RadioGroup
        inline
        defaultValue="unknown"
        options={toldOutcomes.map((value) => ({ value, label: toldWords[value] }))}
      />
    </Field>
  );
}
