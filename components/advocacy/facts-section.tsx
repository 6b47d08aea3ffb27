"use client";

import { optionsOf } from "@/components/contacts/contact-words";
import { AddForm } from "@/components/knowledge/add-form";
import { Before, Entry, Nothing, TakeBack } from "@/components/knowledge/entry";
import { type Told, ToldFields } from "@/components/knowledge/told-fields";
import { learnedWords } from "@/components/knowledge/words";
import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form";
import { Section } from "@/components/ui/section";
import { Textarea } from "@/components/ui/textarea";
import type { AdvocacyPage, KnownFact } from "@/server/advocacy/queries/page";
import { factWords } from "./words";

type Acts = { note: FormAction; withdraw: FormAction };
type Props = { page: AdvocacyPage; told: Told; acts: Acts | null };

/** What they said of us to others. */
export function FactsSection({ page: { id, facts }, told, acts }: Props) {
  const standing = facts.filter(({ withdrawnBy }) => withdrawnBy === null);
  const over = facts.filter(({ withdrawnBy }) => withdrawnBy !== null);
  return (
    <Section id="praise" title="What they told others">
      <ul>
        {standing.map((fact) => (
          <FactEntry key={fact.id} fact={fact} withdraw={acts?.withdraw ?? null} />
        ))}
        {standing.length === 0 ? <Nothing>Nothing that we know of.</Nothing> : null}
      </ul>
      <Before count={over.length}>
        {over.map((fact) => (
          <FactEntry key={fact.id} fact={fact} withdraw={null} />
        ))}
      </Before>
      {acts ? (
        <AddForm action={acts.note} title="Note what they did" button="Note it" hidden={{ customerId: id }}>
          <Field name="kind" label="What did they do?" group required>
            <RadioGroup options={optionsOf(factWords)} inline />
          </Field>
          <Field name="words" label="In their words" optional>
            <Textarea rows={2} dir="auto" said />
          </Field>
          <ToldFields {...told} />
        </AddForm>
      ) : null}
    </Section>
  );
}

function FactEntry({ fact, withdraw }: { fact: KnownFact; withdraw: FormAction | null }) {
  const taken = fact.withdrawnBy ? `, taken back by ${fact.withdrawnBy}` : "";
  return (
    <Entry
      aside={`${learnedWords(fact, "long")}, noted by ${fact.by}${taken}`}
      act={withdraw ? <TakeBack action={withdraw} hidden={{ factId: fact.id }} what={factWords[fact.kind]} /> : null}
    >
      {factWords[fact.kind]}
      {fact.words ? <q className="said block">{fact.words}</q> : null}
    </Entry>
  );
}
