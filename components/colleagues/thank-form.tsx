"use client";

import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { type Option, Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";

type Props = {
  /** Everybody and every team that can be thanked. */
  whom: readonly Option[];
  /** The conversation whose thanks are passed on; null: the thanks are the reader's own. */
  contact: { id: string; words: string } | null;
  action: FormAction;
};

/** Thanks to a colleague or a team. */
export function ThankForm({ whom, contact, action }: Props) {
  return (
    <Form
      action={action}
      hidden={contact ? { contactId: contact.id } : {}}
      label="Thank a colleague"
      className="grid max-w-xl gap-4"
    >
      <FormMessage />
      <Field name="whom" label="Whom?" required hint="Somebody else: what was said of you is passed on by a colleague.">
        <Select blank="Choose a person or a team" options={whom} />
      </Field>
      <Field
        name="words"
        label={contact ? "What did the customer say of them?" : "What for?"}
        hint="As you would say it to them. They decide whether others see it."
        required
      >
        <Textarea rows={3} dir="auto" said maxLength={1000} />
      </Field>
      <div>
        <SubmitButton>{contact ? "Pass on the thanks" : "Say thanks"}</SubmitButton>
      </div>
    </Form>
  );
}
