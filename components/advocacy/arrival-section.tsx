"use client";

import { optionsOf } from "@/components/contacts/contact-words";
import { formatDay } from "@/components/format/time";
import { AddForm } from "@/components/knowledge/add-form";
import { Before, Entry, Nothing, Said } from "@/components/knowledge/entry";
import { type Told, ToldFields } from "@/components/knowledge/told-fields";
import { learnedWords } from "@/components/knowledge/words";
import { LinkButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import type { AdvocacyPage } from "@/server/advocacy/queries/page";
import { ReferralEntry } from "./referral-entry";
import { wayWords } from "./words";

type Acts = { note: FormAction; withdraw: FormAction };
type Props = { page: AdvocacyPage; told: Told; acts: Acts | null };

/** How they came to us: through a customer, or another way. Not knowing is said. */
export function ArrivalSection({ page, told, acts }: Props) {
  const { id, came, arrivals } = page;
  const live = came.filter(({ isLive }) => isLive);
  const [latest, ...earlier] = arrivals;
  return (
    <Section id="came" title="How they came to us">
      <ul>
        {live.map((referral) => (
          <ReferralEntry key={referral.id} referral={referral} side="came" withdraw={acts?.withdraw ?? null} />
        ))}
        {latest ? (
          <Entry aside={`${learnedWords(latest, "long")}, noted by ${latest.by}`}>
            {wayWords[latest.way]}
            {latest.words ? (
              <>
                : <Said words={latest.words} />
              </>
            ) : null}
          </Entry>
        ) : null}
        {live.length === 0 && !latest ? <Nothing>Not known. Ask when it fits.</Nothing> : null}
      </ul>
      <Before count={earlier.length + came.length - live.length}>
        {came
          .filter(({ isLive }) => !isLive)
          .map((referral) => (
            <ReferralEntry key={referral.id} referral={referral} side="came" withdraw={null} />
          ))}
        {earlier.map((arrival) => (
          <Entry key={arrival.id} aside={`noted by ${arrival.by}`}>
            {wayWords[arrival.way]}, {formatDay(arrival.learnedOn)}
          </Entry>
        ))}
      </Before>
      {acts ? (
        <>
          {live.length === 0 ? (
            <p className="border-line border-t py-2">
              <LinkButton href={`/customers/${id}/referral?side=came`} size="small">
                They came through a customer
              </LinkButton>
            </p>
          ) : null}
          <AddForm action={acts.note} title="Note another way" button="Note it" hidden={{ customerId: id }}>
            <Field name="way" label="How did they come to us?" required>
              <Select blank="Choose" options={optionsOf(wayWords)} />
            </Field>
            <Field name="words" label="In their words" optional>
              <Input dir="auto" autoComplete="off" maxLength={500} />
            </Field>
            <ToldFields {...told} />
          </AddForm>
        </>
      ) : null}
    </Section>
  );
}
