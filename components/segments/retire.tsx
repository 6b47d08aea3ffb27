"use client";

import { Disclosure } from "@/components/ui/disclosure";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";

/** Offers the segment no more. It asks once, because it does not come back. */
export function Retire({ id, action }: { id: string; action: FormAction }) {
  return (
    <Disclosure summary="Retire this segment">
      <Form action={action} hidden={{ id }} label="Retire" className="grid gap-3 text-sm">
        <FormMessage />
        <p className="text-ink-2">
          It is offered no more and does not come back. Decisions that rely on it keep the rule and the count they
          froze.
        </p>
        <SubmitButton look="danger" pending="Retiring…" className="justify-self-start">
          Retire it
        </SubmitButton>
      </Form>
    </Disclosure>
  );
}
