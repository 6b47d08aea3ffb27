"use client";

import { optionsOf } from "@/components/contacts/contact-words";
import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { KnownConsent } from "@/server/knowledge/queries/of";
import type { KnowledgePage } from "@/server/knowledge/queries/page";
import { AddForm } from "./add-form";
import { Before, Entry, Nothing } from "./entry";
import { type Told, ToldFields } from "./told-fields";
import { answerWords, learnedWords, purposeWords } from "./words";

type Props = { page: KnowledgePage; told: Told; action: FormAction | null };

/** What they agreed to, in the words put to them; the latest word counts. */
export function ConsentsSection({ page: { id, knowledge, past }, told, action }: Props) {
  return (
    <Section id="consents" title="Consent">
      <ul>
        {knowledge.consents.map((consent) => (
          <ConsentEntry key={consent.purpose} consent={consent} />
        ))}
        {knowledge.consents.length === 0 ? <Nothing>They have not been asked.</Nothing> : null}
      </ul>
      <Before count={past.consents.length - knowledge.consents.length}>
        {past.consents.filter(isEarlier(knowledge.consents)).map((consent, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what was said does not move
          <ConsentEntry key={index} consent={consent} />
        ))}
      </Before>
      {action ? (
        <AddForm action={action} title="Note a consent" button="Note it" hidden={{ customerId: id }}>
          <Field name="purpose" label="What for?">
            <Select options={optionsOf(purposeWords)} />
          </Field>
          <Field name="answer" label="What did they say?" group required>
            <RadioGroup options={optionsOf(answerWords)} inline />
          </Field>
          <Field name="wording" label="The words put to them" hint="Needed where they agreed.">
            <Textarea rows={2} dir="auto" />
          </Field>
          <ToldFields {...told} />
        </AddForm>
      ) : null}
    </Section>
  );
}

/** Leaves out the first of each purpose: that one counts now. */
function isEarlier(now: readonly KnownConsent[]) {
  const seen = new Set<string>();
  return ({ purpose }: KnownConsent) => {
    if (seen.has(purpose) || !now.some((consent) => consent.purpose === purpose)) return true;
    seen.add(purpose);
    return false;
  };
}

function ConsentEntry({ consent }: { consent: KnownConsent }) {
  return (
    <Entry aside={`${learnedWords(consent, "long")}, noted by ${consent.by}`}>
      {purposeWords[consent.purpose]}: {answerWords[consent.answer]}
      {consent.words ? (
        <q className="block font-serif text-[0.9375rem]">
          <bdi>{consent.words}</bdi>
        </q>
      ) : null}
    </Entry>
  );
}
