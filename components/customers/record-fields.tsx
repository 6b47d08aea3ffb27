"use client";

import { Field } from "@/components/ui/field";
import { FormDisclosure } from "@/components/ui/form-disclosure";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { Choice } from "@/server/domain/place";

type Props = { countries: readonly Choice[]; zones: readonly Choice[] };

/** Name and what else the record says of a customer. */
export function RecordFields({ countries, zones }: Props) {
  return (
    <>
      <Field name="name" label="Name" required>
        <Input autoComplete="off" dir="auto" maxLength={300} />
      </Field>
      <Field name="called" label="How they like to be called" optional>
        <Input autoComplete="off" dir="auto" placeholder="Mrs Okonkwo" maxLength={120} />
      </Field>
      <div className="grid items-start gap-4 md:grid-cols-2">
        <Field name="place" label="Place" optional>
          <Input autoComplete="off" dir="auto" maxLength={200} />
        </Field>
        <Field name="country" label="Country" optional hint="Reads their phone numbers and their clock.">
          <Select blank="not known" options={countries} />
        </Field>
      </div>
      <FormDisclosure summary="With us since, and their time zone">
        <div className="grid items-start gap-4 md:grid-cols-2">
          <Field name="statedSinceOn" label="With us since" optional hint="Only where it is older than the data.">
            <Input type="date" />
          </Field>
          <Field name="statedSinceSource" label="Who says so" optional>
            <Input autoComplete="off" dir="auto" placeholder="their first invoice" maxLength={200} />
          </Field>
          <Field name="zone" label="Time zone" optional>
            <Select blank="assumed from place and phone" options={zones} />
          </Field>
        </div>
      </FormDisclosure>
    </>
  );
}
