"use client";

import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { answers, answerWords } from "@/server/domain/decision-words";

const options = answers.map((answer) => ({ value: answer, label: answerWords[answer] }));

/** What a department answers to what it was told: one of three, and the note that goes with two of them. */
export function AnswerFields({ department }: { department: string }) {
  return (
    <>
      <Field name="answer" label={`${department} answers`} group>
        <RadioGroup options={options} inline />
      </Field>
      <Field
        name="note"
        label="What you will do, or what you object to"
        hint="Not needed when there is no effect on you."
      >
        <Textarea rows={2} />
      </Field>
    </>
  );
}
