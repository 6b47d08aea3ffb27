"use client";

import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";

type Props = { storyId: string; customerId: string; hasConsent: boolean; action: FormAction };

/** What the customer says to their stories being told: given in the words put to them, or taken back. */
export function ConsentForm({ storyId, customerId, hasConsent, action }: Props) {
  const answer = hasConsent ? "withdrawn" : "given";
  return (
    <Form
      action={action}
      hidden={{ storyId, customerId, purpose: "story", answer, from: "customer" }}
      label={hasConsent ? "They took it back" : "They agreed"}
      className="mt-2 grid gap-2"
    >
      {hasConsent ? null : (
        <Field name="wording" label="The words they agreed to" required>
          <Textarea
            rows={2}
            dir="auto"
            defaultValue="May we tell your story to our people and to other customers, without your name?"
          />
        </Field>
      )}
      <FormMessage />
      <div>
        <SubmitButton size="small" look={hasConsent ? "plain" : "primary"}>
          {hasConsent ? "They took it back" : "They agreed"}
        </SubmitButton>
      </div>
    </Form>
  );
}
