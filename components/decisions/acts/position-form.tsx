"use client";

import type { ReactNode } from "react";
import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { type Stance, stances, stanceWords } from "@/server/domain/decision-words";
import { ActButtons, ActForm, type ActProps } from "./act-form";

const hints: Record<Stance, string> = {
  support: "Good for customers, or good enough to try.",
  conditions: "Yes, if what you name is done.",
  dissent: "It then takes the heavy path, and the decider has to answer you by name.",
};
const options = stances.map((stance) => ({ value: stance, label: stanceWords[stance], hint: hints[stance] }));

/** An advocate's word on the statement as it was put forward. */
export function PositionForm({
  statementId,
  isLate,
  brief,
  ...act
}: ActProps & { statementId: string; isLate: boolean; brief: ReactNode }) {
  return (
    <ActForm {...act} hidden={isLate ? { statementId, stance: "dissent" } : { statementId }}>
      {brief}
      {isLate ? (
        <p className="small text-ink-2">
          It has been decided. You can still dissent: that is added, and the board sees it next time.
        </p>
      ) : (
        <Field name="stance" label="You" group>
          <RadioGroup options={options} />
        </Field>
      )}
      <Field
        name="customerInput"
        label="What do customers say?"
        hint="What you know from them, in at least 20 characters."
      >
        <Textarea said rows={3} />
      </Field>
      <Field
        name="reason"
        label={isLate ? "Why do you dissent?" : "Your reason, or your condition"}
        hint="Needed unless you simply support it."
      >
        <Textarea rows={3} />
      </Field>
      <ActButtons>
        <SubmitButton>{isLate ? "Add a late dissent" : "Take this position"}</SubmitButton>
      </ActButtons>
    </ActForm>
  );
}
