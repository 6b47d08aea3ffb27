"use client";

import { RadioGroup } from "@/components/ui/choice";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { rubric } from "@/server/domain/rubric";

const options = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

/** Eight questions on one statement, yes or no; a note beside each where there is something to say. */
export function ScoreForm({ id, action }: { id: string; action: FormAction }) {
  return (
    <Form action={action} hidden={{ id }} label="Score" className="grid gap-4">
      <FormMessage />
      {rubric.map(({ key, question }) => (
        <div key={key} className="border-line border-t pt-3">
          <Field name={`marks.${key}`} label={question} group>
            <RadioGroup options={options} inline />
          </Field>
          <Disclosure summary="A note">
            <Field name={`notes.${key}`} label="Why, or what would make it a yes">
              <Input maxLength={1000} />
            </Field>
          </Disclosure>
        </div>
      ))}
      <div>
        <SubmitButton>Score it</SubmitButton>
      </div>
    </Form>
  );
}
