"use client";

import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { DEFAULT_REVIEW_DAYS, standsAgainst, URGENT_REVIEW_DAYS } from "@/server/domain/deciding";
import type { StatementDocument } from "@/server/domain/decision-document";
import { addDays, addMonths, type PlainDate } from "@/server/domain/plain-date";
import { ActButtons, ActForm, type ActProps } from "./act-form";

/** The decider chooses, answers what stands against it, and sets the review. */
export function DecideForm({
  statement,
  today,
  ...act
}: ActProps & { statement: StatementDocument; today: PlainDate }) {
  const options = statement.options.map(({ id, words }) => ({
    value: id,
    label: words?.title ?? "An option whose words were erased",
  }));
  const proposed = statement.options.find(({ isDoNothing }) => !isDoNothing);
  const latest = statement.isUrgent ? addDays(today, URGENT_REVIEW_DAYS) : addMonths(today, 12);
  const usual = addDays(today, statement.isUrgent ? URGENT_REVIEW_DAYS : DEFAULT_REVIEW_DAYS);
  return (
    <ActForm
      {...act}
      hidden={{ statementId: statement.id }}
      initial={{ reviewOn: usual, optionId: proposed?.id ?? "" }}
    >
      <Field name="optionId" label="You choose" group>
        <RadioGroup options={options} />
      </Field>
      {standsAgainst(statement.reasons) ? (
        <Field
          name="overrule"
          label="Why is it decided all the same?"
          hint="A dissent or a harm is overruled in your name, in at least 40 characters. It stands beside the dissent for good."
        >
          <Textarea said rows={3} />
        </Field>
      ) : null}
      <Field name="reviewOn" label="Reviewed on" className="max-w-48">
        <Input type="date" min={addDays(today, 1)} max={latest} />
      </Field>
      <ActButtons>
        <SubmitButton pending="Deciding…">Decide and seal</SubmitButton>
      </ActButtons>
    </ActForm>
  );
}
