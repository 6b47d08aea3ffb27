"use client";

import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Choice } from "@/server/domain/place";

type Props = {
  action: FormAction;
  hidden: Readonly<Record<string, string>>;
  initial: Readonly<Record<string, string>>;
  currencies: readonly Choice[];
  submit: string;
};

/** One line of money that changed hands on a day. */
export function PurchaseForm({ action, hidden, initial, currencies, submit }: Props) {
  return (
    <Form action={action} hidden={hidden} initial={initial} className="grid max-w-xl gap-4" label={submit}>
      <FormMessage />
      <Field name="what" label="What" optional>
        <Input autoComplete="off" dir="auto" maxLength={400} />
      </Field>
      <div className="grid items-start gap-4 md:grid-cols-2">
        <Field name="amount" label="Amount" hint="A refund has a minus." required>
          <Input inputMode="decimal" autoComplete="off" placeholder="214.00" />
        </Field>
        <Field name="currency" label="Currency" required>
          <Select options={currencies} />
        </Field>
        <Field name="boughtOn" label="Day" required>
          <Input type="date" />
        </Field>
        <Field name="orderRef" label="Order reference" required>
          <Input autoComplete="off" maxLength={200} />
        </Field>
      </div>
      <div>
        <SubmitButton>{submit}</SubmitButton>
      </div>
    </Form>
  );
}

/** The line never was: it stays to be seen and counts no more. */
export function WithdrawPurchaseForm({ action, purchaseId }: { action: FormAction; purchaseId: string }) {
  return (
    <Form
      action={action}
      hidden={{ purchaseId }}
      label="Withdraw the purchase"
      className="mt-8 max-w-xl border-line border-t pt-4"
    >
      <p className="mb-2 text-ink-2">If it never was: it stays to be seen, and no figure counts it any more.</p>
      <FormMessage />
      <SubmitButton look="danger">It never was</SubmitButton>
    </Form>
  );
}
