"use client";

import { ActButtons, ActForm, type ActProps } from "@/components/decisions/acts/act-form";
import { formatDay } from "@/components/format/time";
import { formatNumber } from "@/components/format/words";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { dayIn } from "@/server/domain/plain-date";
import type { StopDecision } from "@/server/domain/time-saved";
import { foundWays, foundWords, hoursSaved } from "@/server/domain/time-saved";
import { hours } from "./hours";

const ways = foundWays.map((way) => ({ value: way, label: foundWords[way] }));

type Props = { stop: StopDecision; zone: string; form: Omit<ActProps, "act"> | null };

/** What was to be saved, beside what somebody else than the owner found; and the form to record it. */
export function TimeSaved({ stop, zone, form }: Props) {
  return (
    <Section title="Customer time saved">
      <p className="mb-2">
        Said: {formatNumber(stop.customers)} customers × {formatNumber(stop.minutes)} minutes ×{" "}
        {formatNumber(stop.timesAYear)} times a year, about <strong>{hours(hoursSaved(stop))}</strong> a year.
      </p>
      {stop.savings.map((saving, place) => (
        <article key={saving.id} className="border-line border-t py-2.5">
          <p className={place > 0 ? "text-ink-3" : undefined}>
            {place > 0 ? "Earlier" : "Found"}: {formatNumber(saving.customers)} customers ×{" "}
            {formatNumber(saving.minutes)} minutes × {formatNumber(saving.timesAYear)},{" "}
            <strong>{hours(hoursSaved(saving))}</strong> a year.
          </p>
          <p className="small text-ink-3">
            {foundWords[saving.foundBy]}: {saving.words ?? "its words were erased"} {saving.by},{" "}
            {formatDay(dayIn(zone, new Date(saving.recordedAt)))}
          </p>
        </article>
      ))}
      {form ? <SavingForm {...form} stop={stop} /> : null}
    </Section>
  );
}

function SavingForm({ stop, ...form }: Omit<ActProps, "act"> & { stop: StopDecision }) {
  return (
    <div className="mt-2 rounded-md bg-sunken px-4 pt-1 pb-3">
      <ActForm {...form} act="recordSaving" initial={{ timesAYear: String(stop.timesAYear) }}>
        <div className="grid grid-cols-2 gap-3 md:grid-cols-4">
          <Field name="minutes" label="Minutes each time">
            <Input inputMode="decimal" />
          </Field>
          <Field name="customers" label="Customers">
            <Input inputMode="numeric" />
          </Field>
          <Field name="timesAYear" label="Times a year">
            <Input inputMode="decimal" />
          </Field>
          <Field name="foundBy" label="How it was found">
            <Select options={ways} />
          </Field>
        </div>
        <Field name="how" label="On what basis" hint="At least 20 characters. It stays with the decision.">
          <Textarea rows={2} />
        </Field>
        <ActButtons>
          <SubmitButton>Record what was saved</SubmitButton>
        </ActButtons>
      </ActForm>
    </div>
  );
}
