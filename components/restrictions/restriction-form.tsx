import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { EmptyState } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { PlainDate } from "@/server/domain/plain-date";
import type { Cited } from "@/server/limits/queries/versions";

type Props = { action: FormAction; customerId: string; decisions: readonly Cited[]; today: PlainDate };

/** What holds, why, by which decision and for which days; without a decision there is nothing to fill in. */
export function RestrictionForm({ action, customerId, decisions, today }: Props) {
  if (decisions.length === 0)
    return (
      <EmptyState title="There is no decision to restrict anybody by.">
        Nobody is treated differently without one. Propose it in the register first.
      </EmptyState>
    );
  return (
    <Form
      action={action}
      hidden={{ customerId }}
      initial={{ fromOn: today }}
      className="grid max-w-xl gap-5"
      label="Set a restriction"
    >
      <FormMessage />
      <Field name="words" label="What holds" hint="As it is read aloud: “No returns without a receipt.”" required>
        <Input maxLength={400} autoComplete="off" dir="auto" />
      </Field>
      <Field name="reason" label="Why for this customer" required>
        <Textarea rows={2} dir="auto" />
      </Field>
      <Field
        name="decisionId"
        label="By which decision"
        hint="Decided or in effect. Should it fall, this falls with it."
        required
      >
        <Select
          blank="Choose the decision"
          options={decisions.map(({ id, number, title }) => ({
            value: id,
            label: `${number} ${title ?? "Words erased"}`,
          }))}
        />
      </Field>
      <div className="grid grid-cols-2 gap-4">
        <Field name="fromOn" label="From" required>
          <Input type="date" min={today} />
        </Field>
        <Field name="untilOn" label="Last day" hint="Within a year." required>
          <Input type="date" min={today} />
        </Field>
      </div>
      <div>
        <SubmitButton>Set the restriction</SubmitButton>
      </div>
    </Form>
  );
}
