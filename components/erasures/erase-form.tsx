"use client";

import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { reasonOptions } from "./words";

type Props = { customer: { id: string; name: string }; action: FormAction };

/** Why, on which request, and the word that says it is meant. */
export function EraseForm({ customer, action }: Props) {
  return (
    <Form action={action} hidden={{ customerId: customer.id }} className="grid max-w-prose gap-5" label="Erase">
      <FormMessage />
      <Field name="reason" label="Why" group required>
        <RadioGroup options={reasonOptions} />
      </Field>
      <Field
        name="reference"
        label="Which request"
        hint="A number, or where it is filed. It is kept for good, so it must not name the customer."
        required
      >
        <Input autoComplete="off" />
      </Field>
      <Field
        name="typed"
        label={
          <>
            Type <strong>ERASE</strong>, or the customer’s name: <bdi>{customer.name}</bdi>
          </>
        }
        hint="Nobody can take this back."
        required
      >
        <Input autoComplete="off" />
      </Field>
      <SubmitButton look="danger" pending="Asking…" className="justify-self-start">
        Erase for good
      </SubmitButton>
    </Form>
  );
}
