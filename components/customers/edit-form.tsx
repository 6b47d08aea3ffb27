"use client";

import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Choice } from "@/server/domain/place";
import { RecordFields } from "./record-fields";

type Props = {
  action: FormAction;
  customerId: string;
  initial: Readonly<Record<string, string>>;
  countries: readonly Choice[];
  zones: readonly Choice[];
};

/** What the record says of a customer; what stood before is kept. */
export function EditForm({ action, customerId, initial, countries, zones }: Props) {
  return (
    <Form
      action={action}
      hidden={{ customerId }}
      initial={initial}
      className="grid max-w-xl content-start gap-4"
      label="Edit the record"
    >
      <FormMessage />
      <RecordFields countries={countries} zones={zones} />
      <div>
        <SubmitButton>Save</SubmitButton>
      </div>
    </Form>
  );
}
