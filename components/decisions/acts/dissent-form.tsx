"use client";

import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { DissentDocument } from "@/server/domain/decision-document";
import { ActButtons, ActForm, type ActProps } from "./act-form";

/** Anybody may speak against a decision, by name. */
export function DissentForm({ statementId, isLate, ...act }: ActProps & { statementId: string; isLate: boolean }) {
  return (
    <ActForm {...act} hidden={{ statementId }}>
      <p className="small text-ink-2">
        {isLate
          ? "It has been decided. Your dissent is added with your name, and goes into the board’s next pack."
          : "It then takes the heavy path: the board looks at it, and the decider has to answer you by name. It stays for good."}
      </p>
      <Field name="reason" label="Why do you dissent?" hint="What customers would meet, in at least 20 characters.">
        <Textarea said rows={3} />
      </Field>
      <ActButtons>
        <SubmitButton look={isLate ? "plain" : undefined}>
          {isLate ? "Add a late dissent" : "Record my dissent"}
        </SubmitButton>
      </ActButtons>
    </ActForm>
  );
}

/** Its author takes a dissent back; both stay to be read. */
export function TakeBackForm({ dissent, ...act }: ActProps & { dissent: DissentDocument }) {
  return (
    <ActForm {...act} hidden={{ dissentId: dissent.id }}>
      <Field
        name="reason"
        label="What changed your mind?"
        hint="At least 20 characters. What you said before stays to be read; it no longer counts."
      >
        <Textarea rows={3} />
      </Field>
      <ActButtons>
        <SubmitButton look="plain">Take my dissent back</SubmitButton>
      </ActButtons>
    </ActForm>
  );
}
