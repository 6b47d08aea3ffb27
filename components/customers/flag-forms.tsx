"use client";

import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";

type Props = { customerId: string; isSet: boolean; set: FormAction; clear: FormAction };

/** Vulnerable: thanks and content stop, and a colleague reads why before anything else. */
export function VulnerableForm({ customerId, isSet, note, set, clear }: Props & { note: string | null }) {
  return (
    <Section title="Vulnerable" ruled>
      <Form
        action={set}
        hidden={{ customerId }}
        initial={{ note: note ?? "" }}
        label="Vulnerable"
        className="grid gap-3 pt-1"
      >
        <FormMessage />
        <Field
          name="note"
          label="What a colleague should know"
          hint="It stands at the top of the brief. Thanks and content stop at once."
        >
          <Textarea rows={2} dir="auto" />
        </Field>
        <div>
          <SubmitButton look="plain">{isSet ? "Save the note" : "Mark as vulnerable"}</SubmitButton>
        </div>
      </Form>
      {isSet ? <Clear action={clear} customerId={customerId} words="No longer vulnerable" /> : null}
    </Section>
  );
}

/** Has died: everything that would be wrong to send stops at once. */
export function DiedForm({ customerId, isSet, set, clear }: Props) {
  return (
    <Section title="Has died" ruled>
      {isSet ? (
        <Clear action={clear} customerId={customerId} words="That was a mistake: they are alive" />
      ) : (
        <Form action={set} hidden={{ customerId }} label="Has died" className="grid gap-3 pt-1">
          <FormMessage />
          <Field name="diedOn" label="The day, if it is known" optional hint="Thanks and content stop at once.">
            <Input type="date" className="max-w-48" />
          </Field>
          <div>
            <SubmitButton look="danger">Mark as having died</SubmitButton>
          </div>
        </Form>
      )}
    </Section>
  );
}

function Clear({ action, customerId, words }: { action: FormAction; customerId: string; words: string }) {
  return (
    <Form action={action} hidden={{ customerId }} label={words} className="pt-2">
      <SubmitButton look="plain">{words}</SubmitButton>
      <FormMessage />
    </Form>
  );
}
