import { counted } from "@/components/format/words";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/section";
import { type Option, Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { PlanKind, PlanPeriod } from "@/server/domain/plan";
import type { SuggestedValue } from "@/server/domain/plan-values";
import { LineFields } from "./line-fields";
import { LiveSum } from "./live-sum";

type Props = {
  action: FormAction;
  planId: string | null;
  seen: number;
  periods: readonly Option[];
  departments: readonly Option[];
  segments: readonly Option[];
  people: readonly Option[];
  currency: string;
  minorDigits: number;
  period: PlanPeriod;
  suggested: Record<PlanKind, SuggestedValue | null>;
  active: number | null;
  me: string;
  initial: Record<string, string>;
};

/** A plan as it is written: what for, what to come to, and from which customers. One page, saved as often as one likes. */
export function PlanForm({ action, planId, seen, currency, active, ...form }: Props) {
  return (
    <Form
      action={action}
      initial={form.initial}
      hidden={{ planId: planId ?? "", version: String(seen) }}
      label="The plan"
      className="grid max-w-4xl gap-5"
    >
      <FormMessage />
      <div className="grid gap-5 md:grid-cols-3">
        <Field name="title" label="What it is called" required className="md:col-span-3">
          <Input maxLength={120} autoComplete="off" />
        </Field>
        <Field name="period" label="Period" required>
          <Select options={form.periods} />
        </Field>
        <Field name="departmentId" label="Whose">
          <Select options={form.departments} blank="The whole organisation" />
        </Field>
        <div />
        <Field name="target" label={`Target in ${currency}`} hint="What customers are to bring in the period.">
          <Input inputMode="decimal" autoComplete="off" className="num text-right" />
        </Field>
        <Field name="targetCustomers" label="Customers at the end" hint={activeWords(active)}>
          <Input inputMode="numeric" autoComplete="off" className="num text-right" />
        </Field>
      </div>
      <Section title="From which customers" ruled className="mb-0">
        <p className="small mb-3 text-ink-3">
          Fill in what you mean to do and leave the rest empty. How many, times what each is worth in the period, must
          come to the target before the plan can be submitted; until then it is a draft.
        </p>
        <LineFields {...form} currency={currency} />
      </Section>
      <LiveSum currency={currency} minorDigits={form.minorDigits} active={active} />
      <div>
        <SubmitButton>Save the plan</SubmitButton>
        <p className="small mt-2 text-ink-3">Saving adds it up. It is submitted on the next page.</p>
      </div>
    </Form>
  );
}

function activeWords(active: number | null): string {
  const of = "Of the whole organisation only.";
  return active === null ? of : `${counted(active, "customer")} ${active === 1 ? "is" : "are"} active today. ${of}`;
}
