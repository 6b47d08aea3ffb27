import type { Metadata } from "next";
import { Letter } from "@/components/decisions/letter";
import { PageHead } from "@/components/ui/page-head";
import { getCaller, getContext } from "@/server/trpc/caller";
import { writeLetter } from "./actions";

export const metadata: Metadata = { title: "New decision" };

export default async function NewDecision() {
  const caller = await getCaller();
  const { organisation } = await getContext();
  const { defaults, ...letter } = await caller.decisions.letter();
  return (
    <>
      <PageHead label="Decisions" title="A new decision" />
      <Letter
        action={writeLetter}
        initial={defaults}
        hidden={{}}
        heavyShare={organisation.heavyShare}
        heavySoFar={[]}
        {...letter}
      />
    </>
  );
}
