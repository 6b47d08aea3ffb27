"use client";

import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Choice } from "@/server/domain/place";
import { optionsOf } from "../contacts/contact-words";
import { RecordFields } from "./record-fields";
import { kindWords } from "./words";

type Props = {
  action: FormAction;
  initial: Readonly<Record<string, string>>;
  /** The organisation this person is to speak for. */
  organisation: { id: string; name: string } | null;
  countries: readonly Choice[];
  zones: readonly Choice[];
};

/** A person or an organisation, and by what they are recognised. */
export function NewCustomerForm({ action, initial, organisation, countries, zones }: Props) {
  return (
    <Form
      action={action}
      initial={initial}
      hidden={organisation ? { organisationId: organisation.id, kind: "person" } : undefined}
      className="grid max-w-xl gap-4"
      label="New customer"
    >
      <FormMessage />
      {organisation ? null : (
        <Field name="kind" label="Who is it?" group>
          <RadioGroup inline defaultValue="person" options={optionsOf(kindWords)} />
        </Field>
      )}
      <RecordFields countries={countries} zones={zones} />
      {organisation ? (
        <Field name="position" label={<>Position at {organisation.name}</>} optional>
          <Input autoComplete="off" dir="auto" maxLength={120} />
        </Field>
      ) : null}
      <div className="grid gap-4 border-line border-t pt-4 md:grid-cols-2">
        <Field name="phone" label="Phone" optional>
          <Input type="tel" autoComplete="off" />
        </Field>
        <Field name="email" label="E-mail" optional>
          <Input type="text" inputMode="email" autoComplete="off" autoCapitalize="off" />
        </Field>
        <Field name="account" label="Account number" optional hint="Leading zeros stay.">
          <Input autoComplete="off" />
        </Field>
      </div>
      <div>
        <SubmitButton>Create</SubmitButton>
      </div>
    </Form>
  );
}
