import type { Metadata } from "next";
import { actWords } from "@/components/limits/goodwill-words";
import { UseRows } from "@/components/limits/use-rows";
import { rowsOfUse } from "@/components/limits/use-rows-href";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { type UseCut, useCuts } from "@/server/domain/goodwill";
import { goodwillActs } from "@/server/domain/limit";
import { readKey, writeKey } from "@/server/domain/timeline";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Limits: the rows" };

const titles: Record<UseCut, string> = {
  given: "What was given",
  noted: "What was given, with a reaction noted",
  pleased: "What was given to customers who were delighted or pleased",
  asked: "Asked for more than a limit",
  answered: "Requests that were answered",
  refused: "Requests that were refused",
  waiting: "Requests that wait now",
};

type Search = { show?: string; act?: string; team?: string; days?: string; after?: string };

export default async function UseRowsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [asked, caller, { actor, now }] = await Promise.all([searchParams, getCaller(), getContext()]);
  const show = useCuts.find((cut) => cut === asked.show) ?? "given";
  const act = goodwillActs.find((known) => known === asked.act) ?? null;
  const [days, team] = [Number(asked.days) || 90, asked.team || null];
  const { rows, next } = await orNotFound(
    caller.limits.rows({ cut: show, act, team, days, after: readKey(asked.after ?? "") }),
  );
  const here = rowsOfUse({ show, days, act, team });
  return (
    <>
      <PageHead label={<Link href={`/governance/limits?days=${days}`}>Limits</Link>} title={titles[show]}>
        {[
          show === "waiting" ? "Whenever it was asked" : `In the last ${days} days`,
          act ? actWords[act].toLowerCase() : null,
          team ? (rows[0]?.team ?? "in no team") : null,
        ]
          .filter(Boolean)
          .join(", ")}
        .
      </PageHead>
      <div className="max-w-4xl">
        {rows.length === 0 ? <EmptyState title={asked.after ? "There are no more." : "There are none."} /> : null}
        <UseRows rows={rows} label={titles[show]} now={now} zone={actor.zone} />
        <Pager newer={asked.after ? here : null} older={next ? `${here}&after=${writeKey(next)}` : null} />
      </div>
    </>
  );
}
