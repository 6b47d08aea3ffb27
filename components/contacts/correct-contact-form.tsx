"use client";

import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import { CircumstanceFields, ConversationFields, type StageChoice } from "./contact-fields";

type Props = {
  action: FormAction;
  contactId: string;
  initial: Readonly<Record<string, string>>;
  stages: readonly StageChoice[];
};

/** Puts right what was mistyped; what stood before stays to be seen. */
export function CorrectContactForm({ action, contactId, initial, stages }: Props) {
  return (
    <Form
      action={action}
      hidden={{ contactId }}
      initial={initial}
      className="grid max-w-xl gap-4"
      label="Correct the contact"
    >
      <FormMessage />
      <ConversationFields />
      <CircumstanceFields stages={stages} stage={initial.stage ?? null} />
      <div>
        <SubmitButton>Correct</SubmitButton>
      </div>
    </Form>
  );
}
