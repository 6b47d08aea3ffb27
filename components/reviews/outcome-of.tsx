"use client";

import { ActButtons, ActForm, type ActProps } from "@/components/decisions/acts/act-form";
import { formatDay } from "@/components/format/time";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import type { PlainDate } from "@/server/domain/plain-date";

type Props = Omit<ActProps, "act"> & {
  predictionId: string;
  /** What the house reads for the day; null: it does not measure this, or there is too little. */
  reading: number | null;
  resolveOn: PlainDate;
};

/** What one prediction's measure was on its day, filled in from what the house reads; whether it came true is worked out. */
export function OutcomeOf({ predictionId, reading, resolveOn, ...form }: Props) {
  const initial = reading === null ? undefined : { actual: String(reading) };
  return (
    <div className="mt-3 rounded-md bg-sunken px-4 pt-1 pb-3">
      <ActForm {...form} act="recordOutcome" hidden={{ predictionId }} {...(initial ? { initial } : {})}>
        <Field
          name="actual"
          label={`What it was on ${formatDay(resolveOn)}`}
          hint={
            reading === null ? undefined : "Filled in from what the house reads. Change it only if you know better."
          }
          className="max-w-80"
        >
          <Input inputMode="decimal" />
        </Field>
        <ActButtons>
          <SubmitButton>Record it</SubmitButton>
        </ActButtons>
      </ActForm>
    </div>
  );
}
