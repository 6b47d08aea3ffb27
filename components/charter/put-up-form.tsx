"use client";

import { Checkbox } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Signer } from "@/server/charter/queries/versions";

type Props = { action: FormAction; versionId: string; people: readonly Signer[] };

/** Freezes the draft and names everybody who has to sign before it holds. */
export function PutUpForm({ action, versionId, people }: Props) {
  return (
    <Form action={action} hidden={{ versionId }} label="Put it up for signing" className="grid gap-4 pt-1">
      <FormMessage />
      <Field
        name="signers"
        label="Who signs"
        hint="It is in force once all of them have. They find it in their inbox."
        group
      >
        <div className="grid gap-x-5 md:grid-cols-2">
          {people.map(({ id, name, department }) => (
            <Checkbox key={id} name="signers[]" value={id} label={name} hint={department} />
          ))}
        </div>
      </Field>
      <div>
        <SubmitButton pending="Putting up…">Put up for signing</SubmitButton>
      </div>
    </Form>
  );
}
