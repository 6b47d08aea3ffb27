import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { EmptyState } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { type RateLevel, rateLevels } from "@/server/domain/rate-cuts";
import type { Cited } from "@/server/limits/queries/versions";
import { levelWords } from "./rate-words";

type Props = { action: FormAction; level: RateLevel };

const levels = rateLevels.map((value) => ({ value, label: levelWords[value] }));

/** What share the board wants kept; empty: none from now on. */
export function TargetForm({ action, level }: Props) {
  return (
    <Form action={action} initial={{ level }} className="grid max-w-xl gap-5" label="Set a target">
      <FormMessage />
      <Field name="level" label="Of what" required>
        <Select options={levels} />
      </Field>
      <Field name="percent" label="Kept, in per cent" hint="Leave it empty to have no target from now on.">
        <Input inputMode="numeric" autoComplete="off" className="max-w-32" />
      </Field>
      <Field name="reason" label="Why" hint="It stands beside the target, with your name." required>
        <Textarea rows={3} />
      </Field>
      <div>
        <SubmitButton>Set the target</SubmitButton>
      </div>
    </Form>
  );
}

/** From which month limits are made anew, and by which decision; without one there is nothing to fill in. */
export function BaseForm({ action, level, decisions }: Props & { decisions: readonly Cited[] }) {
  if (decisions.length === 0)
    return (
      <EmptyState title="There is no decision to make limits anew by.">
        Limits change when something was changed for customers, and that is a decision in the register.
      </EmptyState>
    );
  return (
    <Form action={action} initial={{ level }} className="grid max-w-xl gap-5" label="Make the limits anew">
      <FormMessage />
      <Field name="level" label="Of what" required>
        <Select options={levels} />
      </Field>
      <Field name="decisionId" label="By which decision" required>
        <Select
          blank="Choose the decision"
          options={decisions.map(({ id, number, title }) => ({
            value: id,
            label: `${number} ${title ?? "Words erased"}`,
          }))}
        />
      </Field>
      <Field name="beginsOn" label="From which month" hint="As 2026-05; not before the month of the decision." required>
        <Input type="month" autoComplete="off" className="max-w-48" />
      </Field>
      <div>
        <SubmitButton>Make them anew</SubmitButton>
      </div>
    </Form>
  );
}
