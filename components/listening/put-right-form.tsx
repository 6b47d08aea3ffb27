"use client";

import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Unlogged } from "@/server/listening/queries/unlogged";
import type { OwnerChoice } from "@/server/promises/queries/owners";
import { PromiseFields } from "../promises/promise-fields";

type Props = {
  action: FormAction;
  unlogged: Unlogged;
  owners: readonly OwnerChoice[];
  me: string;
  now: Date;
  zone: string;
};

/** The promise that puts it right, logged this time. */
export function PutRightForm({ action, unlogged, owners, me, now, zone }: Props) {
  const { id, customer } = unlogged;
  return (
    <Form
      action={action}
      hidden={{ unloggedId: id, customerId: customer.id }}
      initial={{ said: unlogged.said ?? "" }}
      label="Put it right"
      className="grid max-w-2xl gap-5"
    >
      <FormMessage />
      <PromiseFields customerId={customer.id} owners={owners} me={me} now={now} zone={zone} />
      <SubmitButton className="justify-self-start">Make the promise</SubmitButton>
    </Form>
  );
}
