"use client";

import { formatDay, wallClock } from "@/components/format/time";
import { LinkButton } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import {
  differingFields,
  type MergeField,
  mergeValue,
  suggestedSide,
  suggestedSurvivor,
} from "@/server/domain/merging";
import type { Compared, Comparison } from "@/server/merging/queries/compare";
import { SideChoice } from "./side-choice";
import { Together } from "./together";

const fieldWords: Record<MergeField, string> = {
  name: "Name",
  called: "How they like to be called",
  place: "Place",
  country: "Country",
  zone: "Time zone",
  stated_since: "With us since, as they told us",
};

type Props = { comparison: Comparison; zone: string; action: FormAction };

/** Two records side by side: who stands for both, and what the one record says, field by field. */
export function MergeForm({ comparison, zone, action }: Props) {
  const { one, other } = comparison;
  const survivor = suggestedSurvivor(one, other);
  const differing = differingFields(one, other);
  return (
    <Form action={action} hidden={{ customerId: one.id, otherId: other.id }} label="Merge these two">
      <FormMessage label="Not merged" />
      <Section title="Side by side">
        <SideChoice
          name="survivor"
          label="Which record stands for both"
          one={{ words: one.name, hint: recordedLine(one, zone) }}
          other={{ words: other.name, hint: recordedLine(other, zone) }}
          suggested={survivor}
        />
        {differing.map((field) => (
          <SideChoice
            key={field}
            name={`fields.${field}`}
            label={fieldWords[field]}
            one={{ words: shownValue(one, field) }}
            other={{ words: shownValue(other, field) }}
            suggested={suggestedSide(one, other, field, survivor)}
          />
        ))}
        {one.statedSinceOn && other.statedSinceOn && differing.includes("stated_since") ? (
          <p className="small text-ink-3">Both days and who says so stay on the brief.</p>
        ) : null}
        <Flags one={one} other={other} />
      </Section>
      <Section title="What becomes one" ruled>
        <Together comparison={comparison} />
        <p className="small mt-2 text-ink-3">
          Nothing moves and nothing is lost: the brief and every list read both records as one, and a merge can be
          undone.
        </p>
      </Section>
      <div className="grid max-w-xl gap-3 border-line border-t pt-4">
        <Field name="reason" label="Why they are the same" required>
          <Input placeholder="Same number, and she confirmed it on the phone" autoComplete="off" />
        </Field>
        <Field name="confirmed" label="Sure" group>
          <Checkbox label="They are one and the same customer." />
        </Field>
        <div className="flex flex-wrap gap-2">
          <SubmitButton pending="Merging…">Merge</SubmitButton>
          <LinkButton href={`/customers/${one.id}`}>Leave as it is</LinkButton>
        </div>
      </div>
    </Form>
  );
}

function Flags({ one, other }: { one: Compared; other: Compared }) {
  const notes = [...new Set([one.vulnerableNote, other.vulnerableNote].flatMap((note) => note ?? []))];
  const died = one.hasDied || other.hasDied;
  if (!died && notes.length === 0) return null;
  return (
    <Notice tone="due" label="Never lost by a merge" className="mt-3">
      {died ? <p>Marked as having died.</p> : null}
      {notes.map((note) => (
        <p key={note}>
          Vulnerable: <bdi>{note}</bdi>
        </p>
      ))}
    </Notice>
  );
}

function shownValue(record: Compared, field: MergeField): string | null {
  if (field !== "stated_since") return mergeValue(record, field);
  const { statedSinceOn, statedSinceSource } = record;
  return statedSinceOn === null ? null : `${formatDay(statedSinceOn)} (${statedSinceSource})`;
}

function recordedLine({ recordedAt }: Compared, zone: string): string {
  return `recorded ${formatDay(wallClock(new Date(recordedAt), zone).on)}`;
}
