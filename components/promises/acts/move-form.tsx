"use client";

import { Checkbox } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { isDue } from "@/server/domain/promise";
import type { Evidence } from "@/server/promises/queries/one";
import type { PromiseRow } from "@/server/promises/queries/row";
import { DueCheck } from "../due-check";
import { WhenField } from "../when-field";
import { AskedBy } from "./asked-by";

type Props = { promise: PromiseRow; evidence: readonly Evidence[]; now: Date; zone: string; action: FormAction };

/** A new time, who asked for it, and what stays judged. */
export function MoveForm({ promise, evidence, now, zone, action }: Props) {
  const owner = `${promise.owner.kind}:${promise.owner.id}`;
  return (
    <Form
      action={action}
      hidden={{ promiseId: promise.id, customerId: promise.customerId, who: owner }}
      className="grid max-w-prose gap-4"
    >
      <FormMessage />
      <DueCheck />
      <WhenField customerId={promise.customerId} who={owner} now={now} zone={zone} label="The new time" />
      <AskedBy
        customerId={promise.customerId}
        evidence={evidence}
        now={now}
        zone={zone}
        hints={hintsOf(promise, now)}
      />
      <Checkbox name="agreed" label="They agreed to the new time" hint="Only where we asked." />
      <Field name="reason" label="Why" required>
        <Textarea rows={2} />
      </Field>
      <SubmitButton className="justify-self-start">Move</SubmitButton>
    </Form>
  );
}

function hintsOf({ standing }: PromiseRow, now: Date) {
  const us = "The time first promised stays the one that is judged: it will not count as kept as promised.";
  if (isDue(standing.headline.dueAt, now))
    return {
      customer: "It is past its due time: moving it changes nothing in the kept rate.",
      us: "It is past its due time: moving it changes nothing in the kept rate.",
    };
  if (standing.movedByUs)
    return { customer: "We have moved it before: the time first promised stays the one that is judged.", us };
  return { customer: "Their own wish before it is due: the new time is the one that is judged.", us };
}
