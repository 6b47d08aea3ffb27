"use client";

import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { boardOutcomes, boardWords } from "@/server/domain/decision-words";
import { addDays, addMonths, type PlainDate } from "@/server/domain/plain-date";
import { ActButtons, ActForm, type ActProps } from "./act-form";

const options = boardOutcomes.map((outcome) => ({ value: outcome, label: boardWords[outcome] }));

/** What the board asked and what it said, minuted. */
export function BoardForm({ today, isReviewed, ...act }: ActProps & { today: PlainDate; isReviewed: boolean }) {
  return (
    <ActForm {...act} initial={{ meetingOn: today }}>
      <Field name="challenge" label="What was asked, and what was answered" hint="At least 20 characters.">
        <Textarea said rows={3} />
      </Field>
      <Field name="outcome" label="The board" group>
        <RadioGroup options={options} inline />
      </Field>
      <div className="flex flex-wrap gap-4">
        <Field name="meetingOn" label="Meeting of" className="w-48">
          <Input type="date" max={today} />
        </Field>
        {isReviewed ? (
          <Field name="reviewOn" label="New review day, to go on" optional className="w-48">
            <Input type="date" min={addDays(today, 1)} max={addMonths(today, 12)} />
          </Field>
        ) : null}
      </div>
      <ActButtons>
        <SubmitButton>Minute it</SubmitButton>
      </ActButtons>
    </ActForm>
  );
}
