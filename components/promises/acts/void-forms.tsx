"use client";

import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";

type Props = { promiseId: string; action: FormAction };

/** It was never promised: asked for by one person, agreed to by another, before it is due. */
export function RequestVoidForm({ promiseId, action }: Props) {
  return (
    <Form action={action} hidden={{ promiseId }} className="grid max-w-prose gap-4">
      <FormMessage />
      <p className="small text-ink-2">
        For promises entered in error only. A second person, who neither made nor owns it, has to agree before it is
        due.
      </p>
      <Field name="reason" label="What was the error" required>
        <Textarea rows={2} />
      </Field>
      <SubmitButton className="justify-self-start">Ask for it to be void</SubmitButton>
    </Form>
  );
}

export function ConfirmVoidForm({ promiseId, action }: Props) {
  return (
    <Form action={action} hidden={{ promiseId }} className="grid max-w-prose gap-4">
      <FormMessage />
      <p className="small text-ink-2">
        You are the second person. If it was indeed entered in error it leaves the kept rate, and stays counted as void.
      </p>
      <SubmitButton look="danger" className="justify-self-start">
        Agree that it is void
      </SubmitButton>
    </Form>
  );
}

/** A Keep pressed by mistake. `needsReason`: it is somebody else's, or more than 15 minutes old. */
export function RetractForm({ promiseId, action, needsReason }: Props & { needsReason: boolean }) {
  return (
    <Form action={action} hidden={{ promiseId }} className="grid max-w-prose gap-4">
      <FormMessage />
      <p className="small text-ink-2">
        The promise is then open again, as if Keep had never been pressed. Both stay in its history.
      </p>
      {needsReason ? (
        <Field name="reason" label="Why" required>
          <Textarea rows={2} />
        </Field>
      ) : null}
      <SubmitButton look="plain" className="justify-self-start">
        Take the Keep back
      </SubmitButton>
    </Form>
  );
}
