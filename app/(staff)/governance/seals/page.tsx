import type { Metadata } from "next";
import { AnchorTable } from "@/components/decisions/anchor-table";
import { GovernanceNav } from "@/components/limits/governance-nav";
import { LinkButton } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { EmptyState } from "@/components/ui/states";
import { getCaller, getContext } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Seals" };

type Props = { searchParams: Promise<{ before?: string | string[] }> };

export default async function Seals({ searchParams }: Props) {
  const { before } = await searchParams;
  const caller = await getCaller();
  const { actor, now } = await getContext();
  const { anchors, next } = await caller.decisions.anchors({ before: typeof before === "string" ? before : "" });
  return (
    <>
      <PageHead title="Seals">
        Every fact of a decision is an entry in its chain. Once a day all chains are put under one root, which names the
        root before it.
      </PageHead>
      <GovernanceNav current="/governance/seals" />
      {anchors.length === 0 ? (
        <EmptyState title="There is no anchor yet.">The worker makes one each day, within the hour.</EmptyState>
      ) : (
        <AnchorTable anchors={anchors} now={now} zone={actor.zone} />
      )}
      {next ? (
        <LinkButton href={`/governance/seals?before=${next}`} className="mt-4">
          Earlier
        </LinkButton>
      ) : null}
      <p className="small mt-6 max-w-[68ch] text-ink-2">
        An anchor that is kept elsewhere finds what nothing inside the database can: that the end of a chain was cut, or
        a chain written anew together with its anchors. Keep one now and then with somebody else; an operator checks it
        with <code className="num">npm run standpoint -- verify decisions --anchor FILE</code>.
      </p>
    </>
  );
}
