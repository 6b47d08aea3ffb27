"use client";

import { Before, Nothing } from "@/components/knowledge/entry";
import { LinkButton } from "@/components/ui/button";
import type { FormAction } from "@/components/ui/form";
import { Section } from "@/components/ui/section";
import type { AdvocacyPage } from "@/server/advocacy/queries/page";
import { ReferralEntry } from "./referral-entry";

type Props = {
  page: AdvocacyPage;
  /** Null: the reader may not record it. */
  withdraw: FormAction | null;
};

/** Whom they sent us, and what came of it. */
export function SentSection({ page: { id, sent }, withdraw }: Props) {
  const live = sent.filter(({ isLive }) => isLive);
  const over = sent.filter(({ isLive }) => !isLive);
  return (
    <Section id="sent" title="Whom they sent us">
      <ul>
        {live.map((referral) => (
          <ReferralEntry key={referral.id} referral={referral} side="sent" withdraw={withdraw} />
        ))}
        {live.length === 0 ? <Nothing>Nobody that we know of.</Nothing> : null}
      </ul>
      <Before count={over.length}>
        {over.map((referral) => (
          <ReferralEntry key={referral.id} referral={referral} side="sent" withdraw={null} />
        ))}
      </Before>
      {withdraw ? (
        <p className="border-line border-t py-2">
          <LinkButton href={`/customers/${id}/referral?side=sent`} look="primary" size="small">
            They sent us somebody
          </LinkButton>
        </p>
      ) : null}
    </Section>
  );
}
