import type { Metadata } from "next";
import { Letter } from "@/components/decisions/letter";
import { PageHead } from "@/components/ui/page-head";
import { pathLimits } from "@/server/domain/letter";
import { getCaller, getContext } from "@/server/trpc/caller";
import { writeLetter } from "./actions";

export const metadata: Metadata = { title: "New decision" };

export default async function NewDecision() {
  const caller = await getCaller();
  const { actor, organisation } = await getContext();
  const { defaults, ...letter } = await caller.decisions.letter();
  return (
    <>
      <PageHead label="Decisions" title="A new decision" />
      <Letter
        action={writeLetter}
        initial={defaults}
        replacesId={null}
        draft={null}
        reaches={null}
        hints={[]}
        limits={pathLimits(letter.segments, organisation)}
        heavySoFar={[]}
        currency={organisation.currency}
        zone={actor.zone}
        {...letter}
      />
    </>
  );
}
