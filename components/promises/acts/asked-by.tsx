"use client";

import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import type { Evidence } from "@/server/promises/queries/one";
import { contactOptions } from "./evidence-words";

type Props = {
  customerId: string;
  evidence: readonly Evidence[];
  now: Date;
  zone: string;
  /** What each answer means for the kept rate. */
  hints: { customer: string; us: string };
};

/** Who asked for it, and the contact in which it was said (ruling 3). */
export function AskedBy({ customerId, evidence, now, zone, hints }: Props) {
  return (
    <>
      <Field name="askedBy" label="Who asked for it" group required>
        <RadioGroup
          options={[
            { value: "customer", label: "The customer", hint: hints.customer },
            { value: "us", label: "We did", hint: hints.us },
          ]}
        />
      </Field>
      <Field
        name="contactId"
        label="The contact in which it was said"
        hint={
          <>
            Needed for a wish or a consent of the customer. Not here?{" "}
            <Link href={`/customers/${customerId}/contact`}>Log the contact</Link> first.
          </>
        }
      >
        <Select options={contactOptions(evidence, now, zone)} blank="none" />
      </Field>
    </>
  );
}
