"use client";

import { channelWords } from "@/components/contacts/contact-words";
import { formatMoment } from "@/components/format/time";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { RecentContact } from "@/server/knowledge/queries/page";
import { sourceWords } from "./words";

/** What the fields need to offer the latest conversations. */
export type Told = { contacts: readonly RecentContact[]; now: Date; zone: string };

/** How we know, and since when: told just now unless somebody says otherwise. */
export function ToldFields({ contacts, now, zone }: Told) {
  const said = contacts.map(({ id, at, channel }) => ({
    value: `contact:${id}`,
    label: `They said so: ${channelWords[channel].toLowerCase()}, ${formatMoment(new Date(at), now, zone)}`,
  }));
  const [first, ...others] = Object.entries(sourceWords).map(([value, label]) => ({ value, label }));
  return (
    <div className="grid items-start gap-3 md:grid-cols-2">
      <Field name="from" label="How do we know?">
        <Select options={[...(first ? [first] : []), ...said, ...others]} />
      </Field>
      <Field name="learnedOn" label="On which day" optional hint="Left empty: today.">
        <Input type="date" />
      </Field>
    </div>
  );
}
