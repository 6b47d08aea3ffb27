"use client";

import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { PlainDate } from "@/server/domain/plain-date";

type Props = {
  action: FormAction;
  departments: readonly { id: string; name: string }[];
  departmentId: string;
  today: PlainDate;
};

/** What was decided without the register, and how it came to light. */
export function FoundForm({ action, departments, departmentId, today }: Props) {
  return (
    <Form action={action} initial={{ departmentId }} label="Found outside the register" className="grid gap-4">
      <FormMessage />
      <Field name="what" label="What was decided?" hint="It becomes the title of the draft." required>
        <Input maxLength={200} />
      </Field>
      <Field name="where" label="Where did you find it?" hint="A letter, a system, a customer who told us." required>
        <Textarea rows={2} />
      </Field>
      <Field
        name="takenOn"
        label="When was it taken?"
        hint="As far as you could find out."
        className="max-w-56"
        required
      >
        <Input type="date" max={today} />
      </Field>
      <Field name="departmentId" label="Which department took it?" className="max-w-80">
        <Select options={departments.map(({ id, name }) => ({ value: id, label: name }))} />
      </Field>
      <div>
        <SubmitButton>Enter it as found</SubmitButton>
      </div>
    </Form>
  );
}
