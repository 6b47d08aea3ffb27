"use client";

import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormDisclosure } from "@/components/ui/form-disclosure";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { WarningView } from "@/server/domain/warning-words";
import type { Warning } from "@/server/warnings/queries";

const verdicts = [
  { value: "right", label: "Right: there was cause" },
  { value: "wrong", label: "Wrong: there was none" },
];

type Props = { action: FormAction; warning: Warning; view: WarningView };

/** Two words about a warning, each when its time has come: what was done, and what followed. */
export function AnswerForm({ action, warning: { kind, episode, name, done, followed }, view }: Props) {
  const which = { kind, episode, view };
  return (
    <div className="grid justify-items-start gap-0.5">
      <Form action={action} hidden={{ ...which, what: "done" }} label={`What was done for ${name}`} className="w-full">
        <FormDisclosure summary={done ? "Something else was done" : "Say what was done"}>
          <div className="grid gap-2 pb-2">
            <FormMessage />
            <Field name="words" label="What was done" required>
              <Textarea rows={2} />
            </Field>
            <div>
              <SubmitButton size="small">Note it</SubmitButton>
            </div>
          </div>
        </FormDisclosure>
      </Form>
      <Form
        action={action}
        hidden={{ ...which, what: "followed" }}
        label={`What followed for ${name}`}
        className="w-full"
      >
        <FormDisclosure summary={followed ? "Judge it anew" : "Say what followed"}>
          <div className="grid gap-2 pb-2">
            <FormMessage />
            <Field name="verdict" label="Was the warning right?" group required>
              <RadioGroup options={verdicts} />
            </Field>
            <Field name="words" label="What followed" required>
              <Textarea rows={2} />
            </Field>
            <div>
              <SubmitButton size="small">Note it</SubmitButton>
            </div>
          </div>
        </FormDisclosure>
      </Form>
    </div>
  );
}
