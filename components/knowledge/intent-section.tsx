"use client";

import { optionsOf } from "@/components/contacts/contact-words";
import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { KnownIntent } from "@/server/knowledge/queries/of";
import type { KnowledgePage } from "@/server/knowledge/queries/page";
import { AddForm } from "./add-form";
import { Before, Entry, Nothing } from "./entry";
import { type Told, ToldFields } from "./told-fields";
import { intentWords, learnedWords, leavingWords } from "./words";

/** What they mean to do: the latest, and all that was said before. */
export function IntentSection({
  page: { id, past },
  told,
  action,
}: {
  page: KnowledgePage;
  told: Told;
  action: FormAction | null;
}) {
  const [now, ...before] = past.intents;
  return (
    <Section id="intent" title="Staying or leaving">
      <ul>{now ? <IntentEntry intent={now} /> : <Nothing>Nobody has asked yet.</Nothing>}</ul>
      <Before count={before.length}>
        {before.map((intent, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what was said does not move
          <IntentEntry key={index} intent={intent} />
        ))}
      </Before>
      {action ? (
        <AddForm action={action} title="Note what they mean to do" button="Note it" hidden={{ customerId: id }}>
          <Field name="intent" label="What do they mean to do?" group required>
            <RadioGroup options={optionsOf(intentWords)} inline />
          </Field>
          <Field name="cause" label="If they leave: why?" hint="“Not known” is an answer, and is counted.">
            <Select blank="choose where they leave" options={optionsOf(leavingWords)} />
          </Field>
          <Field name="words" label="In their own words" optional>
            <Textarea rows={2} dir="auto" said />
          </Field>
          <ToldFields {...told} />
        </AddForm>
      ) : null}
    </Section>
  );
}

function IntentEntry({ intent }: { intent: KnownIntent }) {
  const { intent: meant, cause, words, by } = intent;
  return (
    <Entry aside={`${learnedWords(intent, "long")}, noted by ${by}`}>
      {intentWords[meant]}
      {cause ? <span className="text-ink-2"> · {leavingWords[cause]}</span> : null}
      {words ? (
        <q className="block font-serif text-[0.9375rem]">
          <bdi>{words}</bdi>
        </q>
      ) : null}
    </Entry>
  );
}
