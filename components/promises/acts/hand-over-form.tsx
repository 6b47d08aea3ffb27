"use client";

import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { OwnerChoice } from "@/server/promises/queries/owners";
import type { PromiseRow } from "@/server/promises/queries/row";
import { ownerOptions } from "../owner-options";

type Props = { promise: PromiseRow; owners: readonly OwnerChoice[]; me: string; action: FormAction };

/** Somebody else will do it; every time stays as it is. */
export function HandOverForm({ promise, owners, me, action }: Props) {
  const others = owners.filter(({ id }) => id !== promise.owner.id);
  return (
    <Form action={action} hidden={{ promiseId: promise.id }} className="grid max-w-prose gap-4">
      <FormMessage />
      <Field name="to" label="Who will do it" required hint="The due time stays; both owners stay visible.">
        <Select
          options={ownerOptions(others, me)}
          defaultValue={promise.owner.kind === "team" ? `person:${me}` : ""}
          blank="choose"
        />
      </Field>
      <Field name="reason" label="Why" optional>
        <Textarea rows={2} />
      </Field>
      <SubmitButton className="justify-self-start">Hand over</SubmitButton>
    </Form>
  );
}
