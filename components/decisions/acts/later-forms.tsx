"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { correctableFields, correctableWords } from "@/server/domain/decision-words";
import type { PlainDate } from "@/server/domain/plain-date";
import { EvidencePicker } from "../evidence-picker";
import { ActButtons, ActForm, type ActProps } from "./act-form";

const fields = correctableFields.map((field) => ({ value: field, label: correctableWords[field] }));

type Department = { id: string; name: string };
type NotifyProps = ActProps & { departments: readonly Department[]; told: readonly { departmentId: string }[] };

/** Tells one more department. After the decision took effect the notice shows as late. */
export function NotifyForm({ departments, told, ...act }: NotifyProps) {
  const left = departments.filter(({ id }) => !told.some(({ departmentId }) => departmentId === id));
  if (left.length === 0) return <p className="small text-ink-2">Every department has been told.</p>;
  return (
    <ActForm {...act} initial={{ answerDays: "7" }}>
      <Field name="departmentId" label="Department">
        <Select options={left.map(({ id, name }) => ({ value: id, label: name }))} />
      </Field>
      <Field name="answerDays" label="Days to answer" className="max-w-32">
        <Input inputMode="numeric" />
      </Field>
      <ActButtons>
        <SubmitButton look="plain">Tell them</SubmitButton>
      </ActButtons>
    </ActForm>
  );
}

/** A review day can only come earlier. */
export function ReviewDayForm({
  reviewOn,
  today,
  ...act
}: ActProps & { reviewOn: PlainDate | null; today: PlainDate }) {
  return (
    <ActForm {...act}>
      <Field
        name="reviewOn"
        label="Review on"
        hint="Earlier than it is now; later is for the board, after the review."
        className="max-w-64"
      >
        <Input type="date" min={today} max={reviewOn ?? undefined} />
      </Field>
      <ActButtons>
        <SubmitButton look="plain">Bring it forward</SubmitButton>
      </ActButtons>
    </ActForm>
  );
}

/** What a prediction's measure was on its day; whether it came true is worked out. */
export function OutcomeForm({
  predictions,
  ...act
}: ActProps & { predictions: readonly { id: string; measure: string | null }[] }) {
  return (
    <ActForm {...act}>
      <Field name="predictionId" label="The prediction">
        <Select
          options={predictions.map(({ id, measure }) => ({ value: id, label: measure ?? "Its words were erased" }))}
        />
      </Field>
      <Field name="actual" label="What it was on the day" className="max-w-48">
        <Input inputMode="decimal" />
      </Field>
      <ActButtons>
        <SubmitButton>Record it</SubmitButton>
      </ActButtons>
    </ActForm>
  );
}

/** Evidence that came up after the decision; it is shown apart. */
export function EvidenceForm(act: ActProps) {
  return (
    <ActForm {...act}>
      <EvidencePicker index={0} />
      <ActButtons>
        <SubmitButton look="plain">Add evidence</SubmitButton>
      </ActButtons>
    </ActForm>
  );
}

/** A typing error is noted; what stands there stays. */
export function CorrectForm(act: ActProps) {
  return (
    <ActForm {...act}>
      <Field name="field" label="In">
        <Select options={fields} />
      </Field>
      <Field name="before" label="It says">
        <Input />
      </Field>
      <Field name="after" label="It was meant to say">
        <Input />
      </Field>
      <ActButtons>
        <SubmitButton look="plain">Note it</SubmitButton>
      </ActButtons>
    </ActForm>
  );
}
