"use client";

import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { ActButtons, ActForm, type ActProps } from "./act-form";

/** An act that needs its reason, which stays with the decision. */
export function ReasonForm({
  label,
  button,
  danger,
  ...act
}: ActProps & { label: string; button: string; danger?: boolean }) {
  return (
    <ActForm {...act}>
      <Field name="reason" label={label} hint="At least 20 characters. It stays with the decision.">
        <Textarea rows={3} />
      </Field>
      <ActButtons>
        <SubmitButton look={danger ? "danger" : "plain"}>{button}</SubmitButton>
      </ActButtons>
    </ActForm>
  );
}

/** An act that needs nothing but to be meant. */
export function PlainAct({ label, hint, ...act }: ActProps & { label: string; hint?: string }) {
  return (
    <ActForm {...act}>
      {hint ? <p className="small text-ink-2">{hint}</p> : null}
      <ActButtons>
        <SubmitButton>{label}</SubmitButton>
      </ActButtons>
    </ActForm>
  );
}
