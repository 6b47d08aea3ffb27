"use client";

import { use, useEffect, useRef } from "react";
import { Lookalikes } from "@/components/merging/lookalikes";
import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormContext } from "@/components/ui/form-context";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
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
      <IsItOneOfThese />
      <div>
        <SubmitButton>Create</SubmitButton>
      </div>
    </Form>
  );
}

/** Somebody like that is known: the question before anything is saved, with both ways on. */
function IsItOneOfThese() {
  const { state } = use(FormContext);
  const question = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.alike) question.current?.focus();
  }, [state]);
  if (!state.alike) return null;
  return (
    <div ref={question} role="alert" tabIndex={-1} className="outline-none">
      <Notice tone="due" label="Not saved yet" sentence="Is it one of these?">
        <Lookalikes found={state.alike} />
        <SubmitButton look="plain" name="isNew" value="yes" className="mt-3">
          No, somebody new
        </SubmitButton>
      </Notice>
    </div>
  );
}
