"use client";

import { optionsOf } from "@/components/contacts/contact-words";
import { formatMoment } from "@/components/format/time";
import { Conflicts } from "@/components/ui/conflicts";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import type { PreferenceSubject } from "@/server/domain/preference";
import type { KnowledgePage } from "@/server/knowledge/queries/page";
import { AddForm } from "./add-form";
import { Before, Entry, Nothing } from "./entry";
import { type Told, ToldFields } from "./told-fields";
import { learnedWords, preferenceSentences, thanksWords, wishWords } from "./words";

const channels = {
  phone: "Calls",
  email: "E-mail",
  text: "Text messages",
  letter: "Letters",
  visit: "Visits",
} as const;
const labels = {
  ...channels,
  times: "Best times",
  language: "Language",
  thanks: "How they like to be thanked",
} as const;
const subjects = Object.keys(labels) as (keyof typeof labels)[];

type Props = { page: KnowledgePage; told: Told; action: FormAction | null };

/** How they want to be reached, and how they like to be thanked. */
export function PreferencesSection({ page: { id, knowledge, past }, told, action }: Props) {
  const sentences = (preference: (typeof knowledge.preferences)[number]) => preferenceSentences([preference]).join(" ");
  const gone = past.preferences.filter(
    (old) =>
      !knowledge.preferences.some(
        (now) => now.about === old.about && now.learnedOn === old.learnedOn && now.wish === old.wish,
      ),
  );
  return (
    <Section id="preferences" title="Preferences">
      <ul>
        {knowledge.preferences.map((preference) => (
          <Entry key={preference.about} aside={`${learnedWords(preference, "long")}, noted by ${preference.by}`}>
            <bdi>{sentences(preference)}</bdi>
          </Entry>
        ))}
        {knowledge.preferences.length === 0 ? <Nothing>No preference known.</Nothing> : null}
      </ul>
      <Before count={gone.length}>
        {gone.map((preference) => (
          <Entry
            key={`${preference.about}${preference.learnedOn}${preference.wish}`}
            aside={learnedWords(preference, "long")}
          >
            <bdi>{sentences(preference) || `No preference any more: ${nameOf(preference.about)}.`}</bdi>
          </Entry>
        ))}
      </Before>
      {action ? (
        <SetPreferences customerId={id} shown={shownIn(knowledge.preferences)} told={told} action={action} />
      ) : null}
    </Section>
  );
}

function nameOf(about: PreferenceSubject): string {
  const names: Readonly<Record<string, string>> = labels;
  return (names[about] ?? about).toLowerCase();
}

/** What the form shows: the wish, or the words. */
function shownIn(preferences: KnowledgePage["knowledge"]["preferences"]): Record<string, string> {
  const value = (about: string) => {
    const found = preferences.find((preference) => preference.about === about);
    return found ? (found.wish === "said" ? (found.words ?? "") : found.wish) : "";
  };
  return Object.fromEntries(subjects.map((about) => [about, value(about)]));
}

type SetProps = { customerId: string; shown: Record<string, string>; told: Told; action: FormAction };

function SetPreferences({ customerId, shown, told, action }: SetProps) {
  const words: Readonly<Record<string, string>> = { ...wishWords, ...thanksWords };
  return (
    <AddForm
      action={action}
      title="Set preferences"
      button="Save preferences"
      hidden={{ customerId }}
      initial={shown}
      base={shown}
    >
      <Conflicts
        labels={labels}
        when={(at) => formatMoment(new Date(at), told.now, told.zone)}
        show={(_, value) => words[value] ?? value}
      />
      <div className="grid items-start gap-3 md:grid-cols-2">
        {Object.entries(channels).map(([name, label]) => (
          <Field key={name} name={name} label={label}>
            <Select blank="no preference" options={optionsOf(wishWords)} />
          </Field>
        ))}
        <Field name="thanks" label={labels.thanks}>
          <Select blank="not known" options={optionsOf(thanksWords)} />
        </Field>
        <Field name="times" label={labels.times} optional>
          <Input dir="auto" autoComplete="off" placeholder="weekdays before nine" maxLength={300} />
        </Field>
        <Field name="language" label={labels.language} optional>
          <Input dir="auto" autoComplete="off" placeholder="Welsh if possible" maxLength={120} />
        </Field>
      </div>
      <ToldFields {...told} />
    </AddForm>
  );
}
