"use client";

import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { NoticeDocument } from "@/server/domain/decision-document";
import { answers, answerWords } from "@/server/domain/decision-words";
import { ActButtons, ActForm, type ActProps } from "./act-form";

const options = answers.map((answer) => ({ value: answer, label: answerWords[answer] }));

/** A department answers what it was told. Its latest answer counts. */
export function AcknowledgeForm({ notice, ...act }: ActProps & { notice: NoticeDocument }) {
  return (
    <ActForm {...act} hidden={{ noticeId: notice.id }}>
      <Field name="answer" label={`${notice.department} answers`} group>
        <RadioGroup options={options} inline />
      </Field>
      <Field
        name="note"
        label="What you will do, or what you object to"
        hint="Not needed when there is no effect on you."
      >
        <Textarea rows={2} />
      </Field>
      <ActButtons>
        <SubmitButton>{notice.answers.length > 0 ? "Answer afresh" : "Answer"}</SubmitButton>
      </ActButtons>
    </ActForm>
  );
}
