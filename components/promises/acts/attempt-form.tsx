"use client";

import { Checkbox } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Link } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { reachingKinds } from "@/server/domain/promise-words";
import type { Evidence } from "@/server/promises/queries/one";
import type { PromiseRow } from "@/server/promises/queries/row";
import { contactOptions } from "./evidence-words";

type Props = { promise: PromiseRow; evidence: readonly Evidence[]; now: Date; zone: string; action: FormAction };

/** We tried and did not reach them. */
export function AttemptForm({ promise, evidence, now, zone, action }: Props) {
  const outgoing = evidence.filter(({ isOutgoing }) => isOutgoing);
  const counts = reachingKinds.includes(promise.kind);
  return (
    <Form action={action} hidden={{ promiseId: promise.id }} className="grid max-w-prose gap-4">
      <FormMessage />
      <p className="small text-ink-2">
        {counts
          ? "Trying counts as kept only with a contact recorded before it was due and a message left. It is shown apart."
          : "Trying is noted, and does not count as keeping: this promise is kept by doing it."}
      </p>
      <Field
        name="contactId"
        label="The contact in which we tried"
        optional
        hint={
          <>
            Not here? <Link href={`/customers/${promise.customerId}/contact`}>Log the contact</Link> first.
          </>
        }
      >
        <Select options={contactOptions(outgoing, now, zone)} blank="none logged" />
      </Field>
      <Checkbox name="messageLeft" label="A message was left" />
      <SubmitButton className="justify-self-start">Note the attempt</SubmitButton>
    </Form>
  );
}
