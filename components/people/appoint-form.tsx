import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { PlainDate } from "@/server/domain/plain-date";
import { appointmentOptions } from "./appointment-words";

type Props = {
  action: FormAction;
  personId: string;
  today: PlainDate;
  /** To choose from; without, an advocate of the reader's own department is appointed. */
  departments?: readonly { id: string; name: string }[];
  ownDepartmentId: string;
};

/** Appoints somebody from a day on. */
export function AppointForm({ action, personId, today, departments, ownDepartmentId }: Props) {
  return (
    <Form action={action} hidden={{ personId }} label="Appoint" className="grid max-w-[26rem] gap-4 pt-2">
      <FormMessage label="Not appointed" />
      {departments ? (
        <div className="grid gap-4 md:grid-cols-2">
          <Field name="kind" label="As" required>
            <Select options={appointmentOptions} />
          </Field>
          <Field name="departmentId" label="For" hint="“No department” for the chief customer officer.">
            <Select
              options={departments.map(({ id, name }) => ({ value: id, label: name }))}
              blank="No department"
              defaultValue={ownDepartmentId}
            />
          </Field>
        </div>
      ) : null}
      <div className="grid gap-4 md:grid-cols-2">
        <Field name="fromOn" label="From" required>
          <Input type="date" min={today} defaultValue={today} />
        </Field>
        <Field name="untilOn" label="Until" hint="The first day it no longer holds." optional>
          <Input type="date" min={today} />
        </Field>
      </div>
      <div>
        <SubmitButton look="plain" pending="Appointing…">
          Appoint
        </SubmitButton>
      </div>
    </Form>
  );
}
