"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Period } from "@/server/domain/customer-numbers";

type Props = {
  period: Period;
  /** What else the page's address says, and goes on saying. */
  keep: Readonly<Record<string, string>>;
};

/** Any days, as a plain form: the address that comes of it can be shared. */
export function PeriodForm({ period: { from, to }, keep }: Props) {
  return (
    <form
      action="/numbers"
      aria-label="Of which days"
      key={`${from}${to}`}
      className="mt-3 grid grid-cols-[1fr_1fr_auto] items-end gap-2 print:hidden"
    >
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Field name="from" label="From">
        <Input type="date" defaultValue={from} />
      </Field>
      <Field name="to" label="To">
        <Input type="date" defaultValue={to} />
      </Field>
      <Button type="submit">Show</Button>
    </form>
  );
}
