"use client";

import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";

type Props = { referralId: string; customer: { id: string; name: string; place: string | null }; action: FormAction };

/** "This is who they sent us." */
export function LinkForm({ referralId, customer, action }: Props) {
  return (
    <Form
      action={action}
      hidden={{ referralId, customerId: customer.id }}
      label="Say who it is"
      className="grid max-w-xl gap-3 border-line border-t py-3"
    >
      <FormMessage />
      <p className="font-serif text-lg">
        It is <bdi className="font-medium">{customer.name}</bdi>
        {customer.place ? <bdi className="text-ink-2">, {customer.place}</bdi> : null}.
      </p>
      <div>
        <SubmitButton>Yes, link them</SubmitButton>
      </div>
    </Form>
  );
}
