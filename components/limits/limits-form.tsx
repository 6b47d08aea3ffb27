"use client";

import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { EmptyState } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { writeAmount } from "@/server/domain/amount";
import { windowDays } from "@/server/domain/goodwill";
import { empoweredRoles, type GoodwillAct, goodwillActs, type Limit } from "@/server/domain/limit";
import type { Cited } from "@/server/limits/queries/versions";
import { actWords, empoweredWords } from "./goodwill-words";

type Props = {
  action: FormAction;
  decisions: readonly Cited[];
  /** What holds now, to begin from. */
  limits: readonly Limit[];
  currency: string;
};

/** A whole new set of limits on the decision that asks for it. An empty field: that act is always asked for. */
export function LimitsForm({ action, decisions, limits, currency }: Props) {
  if (decisions.length === 0)
    return (
      <EmptyState title="There is no decision to set limits on.">
        Changing a limit is a decision. Propose it in the register; once it is decided, its limits are set here.
      </EmptyState>
    );
  return (
    <Form action={action} initial={valuesOf(limits, currency)} className="grid max-w-3xl gap-5" label="Set new limits">
      <FormMessage />
      <Field
        name="decisionId"
        label="By which decision"
        hint="Decided or in effect, and not cited by an earlier set."
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
      {goodwillActs.map((act) => (
        <ActFields key={act} act={act} currency={currency} />
      ))}
      <div>
        <SubmitButton>Set these limits</SubmitButton>
      </div>
    </Form>
  );
}

function ActFields({ act, currency }: { act: GoodwillAct; currency: string }) {
  return (
    <fieldset className="grid grid-cols-2 gap-x-4 gap-y-3 border-line border-t pt-3 md:grid-cols-4">
      <legend className="float-left mb-1 w-full font-medium text-sm">
        {actWords[act]}, in {currency}
      </legend>
      {empoweredRoles.flatMap((role) => [
        <Field key={`${role} case`} name={`limits.${role}.${act}.perCase`} label={`${empoweredWords[role]}, a case`}>
          <Input inputMode="decimal" autoComplete="off" className="num" />
        </Field>,
        <Field key={`${role} customer`} name={`limits.${role}.${act}.perCustomer`} label={`in ${windowDays} days`}>
          <Input inputMode="decimal" autoComplete="off" className="num" />
        </Field>,
      ])}
    </fieldset>
  );
}

function valuesOf(limits: readonly Limit[], currency: string): Record<string, string> {
  return Object.fromEntries(
    limits.flatMap(({ role, act, perCaseMinor, perCustomerMinor }) => [
      [`limits.${role}.${act}.perCase`, writeAmount(perCaseMinor, currency)],
      [`limits.${role}.${act}.perCustomer`, perCustomerMinor === null ? "" : writeAmount(perCustomerMinor, currency)],
    ]),
  );
}
