"use client";

import { kindWords } from "@/components/promises/promise-words";
import { Checkbox, RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Plan } from "@/server/confirmations/queries";
import { leastPlan, usualHighStakes } from "@/server/domain/confirmation";
import { promiseKinds } from "@/server/domain/promise-words";

const switches = [
  { value: "on", label: "Customers are asked" },
  { value: "off", label: "Nobody is asked", hint: "Then no promise is confirmed by a customer, and the rate says so." },
];

/** A new version of how customers are asked. It may ask more than the rule, never less. */
export function PlanForm({ action, now }: { action: FormAction; now: Plan | null }) {
  const initial = {
    isAsking: now?.isAsking === false ? "off" : "on",
    share: String(now?.share ?? leastPlan.share),
    atLeast: String(now?.atLeast ?? leastPlan.atLeast),
    linkDays: String(now?.linkDays ?? 14),
    restDays: String(now?.restDays ?? 14),
  };
  const chosen = now?.highStakes ?? usualHighStakes;
  return (
    <Form action={action} initial={initial} label="How customers are asked" className="mt-2 grid max-w-xl gap-5">
      <FormMessage />
      <Field name="isAsking" label="Whether" group required>
        <RadioGroup options={switches} />
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field name="share" label="Per cent, by chance" hint={`${leastPlan.share} or more.`} required>
          <Input inputMode="numeric" autoComplete="off" className="max-w-32" />
        </Field>
        <Field
          name="atLeast"
          label="At least a month"
          hint={`${leastPlan.atLeast} or more, if there are so many.`}
          required
        >
          <Input inputMode="numeric" autoComplete="off" className="max-w-32" />
        </Field>
      </div>
      <Field name="highStakes" label="Ask everybody about" group>
        <div className="grid sm:grid-cols-2">
          {promiseKinds
            .filter((kind) => kind !== "charter")
            .map((kind) => (
              <Checkbox key={kind} value={kind} label={kindWords[kind]} defaultChecked={chosen.includes(kind)} />
            ))}
        </div>
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field name="linkDays" label="Days a link opens" hint="7 to 14." required>
          <Input inputMode="numeric" autoComplete="off" className="max-w-32" />
        </Field>
        <Field name="restDays" label="Days of rest for a customer" hint="Nobody is asked twice within them." required>
          <Input inputMode="numeric" autoComplete="off" className="max-w-32" />
        </Field>
      </div>
      <div>
        <SubmitButton>Set it</SubmitButton>
      </div>
    </Form>
  );
}
