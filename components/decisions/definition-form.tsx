"use client";

import { Checkbox } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";

type Props = {
  action: FormAction;
  initial: { rallyingCry: string; meaning: string };
  people: readonly { id: string; name: string; department: string }[];
};

/** A new version: the cry, the words, and everybody who has to sign before it counts. */
export function DefinitionForm({ action, initial, people }: Props) {
  return (
    <Form action={action} initial={initial} label="New version" className="grid max-w-[41.25rem] gap-5 pt-2">
      <FormMessage />
      <Field name="rallyingCry" label="The rallying cry" hint="One line everybody can say by heart.">
        <Input className="h-12! font-serif text-xl!" maxLength={160} />
      </Field>
      <Field name="meaning" label="What being centred on the customer means here">
        <Textarea said rows={7} />
      </Field>
      <Field
        name="signers"
        label="Who signs"
        hint="It counts once all of them have. After the first signature nothing can be changed."
        group
      >
        <div className="grid gap-x-5 md:grid-cols-2">
          {people.map(({ id, name, department }) => (
            <Checkbox key={id} name="signers[]" value={id} label={name} hint={department} />
          ))}
        </div>
      </Field>
      <SubmitButton className="justify-self-start">Put up for signing</SubmitButton>
    </Form>
  );
}
