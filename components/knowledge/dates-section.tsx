"use client";

import { optionsOf } from "@/components/contacts/contact-words";
import { formatDay } from "@/components/format/time";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { PlainDate } from "@/server/domain/plain-date";
import { nextOccurrence } from "@/server/domain/special-date";
import type { KnownDate } from "@/server/knowledge/queries/of";
import type { KnowledgePage } from "@/server/knowledge/queries/page";
import { AddForm } from "./add-form";
import { Before, Entry, Nothing, TakeBack } from "./entry";
import { type Told, ToldFields } from "./told-fields";
import { dateWords, learnedWords, monthNames, yearlyWords } from "./words";

type Acts = { note: FormAction; withdraw: FormAction };
type Props = { page: KnowledgePage; today: PlainDate; told: Told; acts: Acts | null };

/** Days of every year that they agreed we keep. */
export function DatesSection({ page: { id, knowledge, past, silentDates }, today, told, acts }: Props) {
  const agreed = knowledge.consents.some(({ purpose, answer }) => purpose === "special_dates" && answer === "given");
  return (
    <Section id="dates" title="Special dates">
      <ul>
        {knowledge.dates.map((date) => (
          <Entry
            key={date.id}
            aside={`${learnedWords(date, "long")}, noted by ${date.by}; comes round on ${formatDay(nextOccurrence(date, today))}`}
            act={
              acts ? <TakeBack action={acts.withdraw} hidden={{ dateId: date.id }} what={nameOf(date)} /> : undefined
            }
          >
            <bdi>{nameOf(date)}</bdi>: {yearlyWords(date)}
          </Entry>
        ))}
        {knowledge.dates.length === 0 ? <Nothing>{nothingWords(silentDates)}</Nothing> : null}
      </ul>
      <Before count={past.dates.length}>
        {past.dates.map((date) => (
          <Entry key={date.id} aside={`taken back by ${date.withdrawnBy}`}>
            <bdi>{nameOf(date)}</bdi>: {yearlyWords(date)}
          </Entry>
        ))}
      </Before>
      {acts ? <AddDate customerId={id} agreed={agreed} told={told} action={acts.note} /> : null}
    </Section>
  );
}

function nothingWords(silent: number): string {
  if (silent === 0) return "None. A special date is kept only with their consent.";
  return "They took back their consent: what was noted is neither shown nor used.";
}

function nameOf({ kind, words }: KnownDate): string {
  return kind === "other" ? (words ?? "A day of theirs") : [dateWords[kind], words].filter(Boolean).join(", ");
}

type AddProps = { customerId: string; agreed: boolean; told: Told; action: FormAction };

function AddDate({ customerId, agreed, told, action }: AddProps) {
  const months = monthNames.map((label, index) => ({ value: String(index + 1), label }));
  return (
    <AddForm action={action} title="Note a special date" button="Keep the date" hidden={{ customerId }}>
      <Field name="kind" label="What is it?">
        <Select options={optionsOf(dateWords)} />
      </Field>
      <div className="grid grid-cols-[5rem_1fr_6rem] items-start gap-3">
        <Field name="day" label="Day" required>
          <Input inputMode="numeric" autoComplete="off" maxLength={2} />
        </Field>
        <Field name="month" label="Month" required>
          <Select options={months} />
        </Field>
        <Field name="year" label="Year" hint="If known.">
          <Input inputMode="numeric" autoComplete="off" maxLength={4} />
        </Field>
      </div>
      <Field name="words" label="Whose, or what" optional hint="Needed for “Another day”.">
        <Input dir="auto" autoComplete="off" maxLength={200} />
      </Field>
      {agreed ? null : (
        <Field name="wording" label="The words they agreed to" required hint="Without their consent no date is kept.">
          <Textarea rows={2} dir="auto" placeholder="May we remember your birthday and wish you well on it? Yes." />
        </Field>
      )}
      <ToldFields {...told} />
    </AddForm>
  );
}
