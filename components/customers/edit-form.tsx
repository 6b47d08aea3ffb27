"use client";

import { formatMoment } from "@/components/format/time";
import { Conflicts } from "@/components/ui/conflicts";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Choice } from "@/server/domain/place";
import { RecordFields } from "./record-fields";
import { recordWords } from "./words";

type Props = {
  action: FormAction;
  customerId: string;
  initial: Readonly<Record<keyof typeof recordWords, string>>;
  countries: readonly Choice[];
  zones: readonly Choice[];
  reader: { now: Date; zone: string };
};

/** What the record says of a customer; what stood before is kept, and what a colleague saved meanwhile too. */
export function EditForm({ action, customerId, initial, countries, zones, reader: { now, zone } }: Props) {
  const nameOf = (field: string, value: string) =>
    field === "country" ? (countries.find((country) => country.value === value)?.label ?? value) : value;
  return (
    <Form
      action={action}
      hidden={{ customerId }}
      initial={initial}
      base={initial}
      className="grid max-w-xl content-start gap-4"
      label="Edit the record"
    >
      <FormMessage />
      <Conflicts labels={recordWords} when={(at) => formatMoment(new Date(at), now, zone)} show={nameOf} />
      <RecordFields countries={countries} zones={zones} />
      <div>
        <SubmitButton>Save</SubmitButton>
      </div>
    </Form>
  );
}
