import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { exposureModes, exposureWords } from "@/server/domain/evidence-words";
import type { PlainDate } from "@/server/domain/plain-date";

const modes = exposureModes.map((mode) => ({ value: mode, label: exposureWords[mode] }));

/** One's own time where customers are. */
export function ExposureForm({ action, today }: { action: FormAction; today: PlainDate }) {
  return (
    <Form
      action={action}
      initial={{ happenedOn: today, minutes: "60" }}
      className="grid max-w-xl gap-5"
      label="Record time on the floor"
    >
      <FormMessage />
      <div className="grid gap-5 md:grid-cols-[1fr_7rem_10rem]">
        <Field name="mode" label="I">
          <Select options={modes} />
        </Field>
        <Field name="minutes" label="Minutes" required>
          <Input inputMode="numeric" />
        </Field>
        <Field name="happenedOn" label="When" required>
          <Input type="date" max={today} />
        </Field>
      </div>
      <Field
        name="learned"
        label="What I learned"
        hint="Everybody here reads it: say what happened to a customer, not who they are."
        required
      >
        <Textarea rows={4} said dir="auto" />
      </Field>
      <Field name="action" label="What I will do about it" optional>
        <Textarea rows={2} dir="auto" />
      </Field>
      <div>
        <SubmitButton>Record it</SubmitButton>
      </div>
    </Form>
  );
}
