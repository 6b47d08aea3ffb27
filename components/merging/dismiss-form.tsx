"use client";

import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";

type Props = { one: { id: string }; other: { id: string }; action: FormAction };

/** The other answer: they are two, and are not to be suggested again. */
export function DismissForm({ one, other, action }: Props) {
  return (
    <Form
      action={action}
      hidden={{ customerId: one.id, otherId: other.id }}
      label="Two different customers"
      className="mt-6 flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-t pt-4"
    >
      <span className="small text-ink-2">They only resemble each other?</span>
      <SubmitButton look="plain" size="small">
        Two different customers
      </SubmitButton>
      <FormMessage />
    </Form>
  );
}
