import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { suggestedThreshold } from "@/server/domain/suggested-threshold";
import type { GapsSeen } from "@/server/domain/value";

type Props = { action: FormAction; gaps: GapsSeen; act: "set" | "propose" };

const acts = {
  set: {
    label: "Set the lapse threshold",
    button: "Set the threshold",
    hint: "It stands beside the numbers, with your name.",
  },
  propose: {
    label: "Propose a lapse threshold",
    button: "Propose it to the board",
    hint: "The board reads it, with what it would change today.",
  },
} as const;

/** Days and the reason, with what the data suggest beside the field; nobody's number is filled in for them. */
export function ThresholdForm({ action, gaps, act }: Props) {
  const { label, button, hint } = acts[act];
  return (
    <Form action={action} label={label} className="mt-2 grid max-w-xl gap-5">
      <FormMessage />
      <Field name="days" label="Days without a purchase" hint={suggestion(gaps)} required>
        <Input inputMode="numeric" autoComplete="off" className="max-w-32" />
      </Field>
      <Field name="reason" label="Why" hint={hint} required>
        <Textarea rows={3} />
      </Field>
      <div>
        <SubmitButton>{button}</SubmitButton>
      </div>
    </Form>
  );
}

function suggestion(gaps: GapsSeen): string {
  const { n, p50, p90 } = gaps;
  const p80 = suggestedThreshold(gaps);
  if (n === 0) return "There are no returns yet to suggest a number.";
  const returns = n.toLocaleString("en-GB");
  if (p80 === null) return `Too few returns to suggest a number: ${returns}.`;
  return `Of ${returns} returns, half came within ${p50} days, four in five within ${p80}, nine in ten within ${p90}. Suggested: ${p80}. Those who never bought again are not in it.`;
}
