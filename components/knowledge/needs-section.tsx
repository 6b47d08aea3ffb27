"use client";

import { optionsOf } from "@/components/contacts/contact-words";
import { formatDay } from "@/components/format/time";
import { Checkbox } from "@/components/ui/choice";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { asksAgain } from "@/server/domain/need";
import type { PlainDate } from "@/server/domain/plain-date";
import type { KnownNeed } from "@/server/knowledge/queries/of";
import type { KnowledgePage } from "@/server/knowledge/queries/page";
import { AddForm } from "./add-form";
import { Before, Entry, Nothing, Said, TakeBack } from "./entry";
import { StillSo } from "./still-so";
import { type Told, ToldFields } from "./told-fields";
import { learnedWords, needWords } from "./words";

type Props = {
  page: KnowledgePage;
  today: PlainDate;
  told: Told;
  acts: { note: FormAction; answer: FormAction } | null;
};

/** Needs, dislikes, interests: each with its source, asked again after a year. */
export function NeedsSection({ page: { id, knowledge, past, kind }, today, told, acts }: Props) {
  return (
    <Section id="needs" title="Needs, dislikes, interests">
      <ul>
        {knowledge.needs.map((need) => (
          <NeedEntry key={need.id} need={need} today={today} answer={acts?.answer ?? null} />
        ))}
        {knowledge.needs.length === 0 ? <Nothing>Nothing noted yet.</Nothing> : null}
      </ul>
      <Before count={past.needs.length}>
        {past.needs.map((need) => (
          <Entry key={need.id} aside={`${learnedWords(need)}; no longer so, says ${need.withdrawnBy}`}>
            {needWords[need.kind]}: <Said words={need.words} />
          </Entry>
        ))}
      </Before>
      {acts ? (
        <AddNeed customerId={id} isOrganisation={kind === "organisation"} told={told} action={acts.note} />
      ) : null}
    </Section>
  );
}

function NeedEntry({ need, today, answer }: { need: KnownNeed; today: PlainDate; answer: FormAction | null }) {
  const asks = asksAgain(need.confirmedOn, today);
  const confirmed = need.confirmedOn > need.learnedOn ? `; confirmed ${formatDay(need.confirmedOn)}` : "";
  const content = need.forContent ? "; used for content, with their consent" : "";
  return (
    <Entry
      aside={`${learnedWords(need, "long")}, noted by ${need.by}${confirmed}${content}`}
      act={
        answer && !asks ? (
          <TakeBack
            action={answer}
            hidden={{ needId: need.id, answer: "no_longer", back: "know" }}
            what={need.words ?? "erased words"}
          />
        ) : null
      }
      below={
        asks && answer ? (
          <div className="small">
            <StillSo needId={need.id} words={need.words} back="know" action={answer} />
          </div>
        ) : null
      }
    >
      {needWords[need.kind]}: <Said words={need.words} />
    </Entry>
  );
}

type AddProps = { customerId: string; isOrganisation: boolean; told: Told; action: FormAction };

function AddNeed({ customerId, isOrganisation, told, action }: AddProps) {
  const { buying, ...ofPersons } = needWords;
  return (
    <AddForm action={action} title="Note a need, dislike or interest" button="Note it" hidden={{ customerId }}>
      <Field name="kind" label="What is it?">
        <Select options={optionsOf(isOrganisation ? { ...ofPersons, buying } : ofPersons)} />
      </Field>
      <Field name="words" label="In a few words" required>
        <Textarea rows={2} dir="auto" />
      </Field>
      <ToldFields {...told} />
      <Disclosure summary="It may be used for content">
        <div className="grid gap-3">
          <Checkbox
            name="forContent"
            label="Use this interest for content"
            hint="Only interests, and only with the customer’s consent."
          />
          <Field name="wording" label="The words they agreed to" optional hint="Where they have not agreed before.">
            <Textarea rows={2} dir="auto" />
          </Field>
        </div>
      </Disclosure>
    </AddForm>
  );
}
