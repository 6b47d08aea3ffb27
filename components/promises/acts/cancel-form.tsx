"use client";

import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { isDue } from "@/server/domain/promise";
import type { Evidence } from "@/server/promises/queries/one";
import type { PromiseRow } from "@/server/promises/queries/row";
import { AskedBy } from "./asked-by";

type Props = { promise: PromiseRow; evidence: readonly Evidence[]; now: Date; zone: string; action: FormAction };

/** The promise will not be kept, and who wanted it so. */
export function CancelForm({ promise, evidence, now, zone, action }: Props) {
  const isLate = isDue(promise.standing.headline.dueAt, now);
  const customer = isLate
    ? "It is past its due time: it stays counted as not kept."
    : "Their own wish before it is due: it leaves the kept rate.";
  return (
    <Form action={action} hidden={{ promiseId: promise.id }} className="grid max-w-prose gap-4">
      <FormMessage />
      <AskedBy
        customerId={promise.customerId}
        evidence={evidence}
        now={now}
        zone={zone}
        hints={{ customer, us: "It counts as not kept." }}
      />
      <Field name="reason" label="Why" required>
        <Textarea rows={2} />
      </Field>
      <SubmitButton look="danger" className="justify-self-start">
        Cancel the promise
      </SubmitButton>
    </Form>
  );
}
