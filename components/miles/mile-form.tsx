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
  customerId: string;
  colleagues: readonly { id: string; name: string; department: string }[];
  readerId: string;
  today: PlainDate;
};

/** What somebody went out of their way for, told as a story. */
export function MileForm({ action, customerId, colleagues, readerId, today }: Props) {
  const others = colleagues.filter(({ id }) => id !== readerId);
  return (
    <Form
      action={action}
      hidden={{ customerId }}
      initial={{ happenedOn: today }}
      className="grid max-w-xl gap-5"
      label="Tell of an extra mile"
    >
      <FormMessage />
      <Field name="words" label="What happened" hint="As you would tell it to a colleague." required>
        <Textarea rows={4} said dir="auto" />
      </Field>
      <div className="grid gap-5 md:grid-cols-[1.6fr_1fr]">
        <Field name="personId" label="Who went out of their way">
          <Select
            blank="I did"
            options={others.map(({ id, name, department }) => ({ value: id, label: `${name}, ${department}` }))}
          />
        </Field>
        <Field name="happenedOn" label="When" required>
          <Input type="date" max={today} />
        </Field>
      </div>
      <div>
        <SubmitButton>Tell it</SubmitButton>
      </div>
    </Form>
  );
}
