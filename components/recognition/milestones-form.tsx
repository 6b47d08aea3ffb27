import { Checkbox, RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { writeAmount } from "@/server/domain/amount";
import type { MilestoneRules } from "@/server/domain/milestone-rules";

type Props = { action: FormAction; rules: MilestoneRules; currency: string };

const years = [
  { value: "every", label: "Every year" },
  { value: "listed", label: "Only these years" },
];

/** What is a milestone from now on, begun with what holds. */
export function MilestonesForm({ action, rules, currency }: Props) {
  return (
    <Form action={action} initial={initialOf(rules, currency)} className="mt-2 grid max-w-xl gap-5">
      <FormMessage />
      <Field name="whichYears" label="Years with us" group required>
        <RadioGroup options={years} inline />
      </Field>
      <Field name="years" label="These years" hint="Like 1, 5, 10, 20. Not read where every year counts." optional>
        <Input autoComplete="off" />
      </Field>
      <Field name="purchases" label="Days with a purchase" hint="Like 10, 50, 100. Empty: none." optional>
        <Input autoComplete="off" />
      </Field>
      <Field name="value" label={`Bought in all, in ${currency}`} hint="One amount a line. Empty: none." optional>
        <Textarea rows={3} />
      </Field>
      <div className="grid">
        <Checkbox name="afterReturn" label="Coming back after a break" defaultChecked={rules.afterReturn} />
        <Checkbox name="afterReferral" label="Sending us somebody who bought" defaultChecked={rules.afterReferral} />
      </div>
      <div className="grid gap-5 md:grid-cols-3">
        <Days name="aheadDays" label="Days ahead" hint="from which an anniversary is announced" />
        <Days name="ringDays" label="Days after" hint="for which thanks still ring true" />
        <Days name="coolOffDays" label="Days between" hint="two thanks, whatever for" />
      </div>
      <Field name="reason" label="Why" hint="It stands beside the version, with your name." required>
        <Textarea rows={2} />
      </Field>
      <div>
        <SubmitButton>Set the milestones</SubmitButton>
      </div>
    </Form>
  );
}

function Days({ name, label, hint }: { name: string; label: string; hint: string }) {
  return (
    <Field name={name} label={label} hint={hint} required>
      <Input inputMode="numeric" autoComplete="off" className="max-w-24" />
    </Field>
  );
}

function initialOf(rules: MilestoneRules, currency: string): Record<string, string> {
  const { years, purchases, valueMinor, aheadDays, ringDays, coolOffDays } = rules;
  const amounts = rules.currency === currency ? valueMinor.map((minor) => writeAmount(minor, currency)) : [];
  return {
    whichYears: years === null ? "every" : "listed",
    years: years?.join(", ") ?? "",
    purchases: purchases.join(", "),
    value: amounts.join("\n"),
    aheadDays: String(aheadDays),
    ringDays: String(ringDays),
    coolOffDays: String(coolOffDays),
  };
}
