import type { Metadata } from "next";
import { TakeLinks } from "@/components/exports/take-links";
import { Rate } from "@/components/format/rate";
import { formatDay } from "@/components/format/time";
import { DueTable } from "@/components/promises/due-table";
import { keptFilters, readPeriod } from "@/components/promises/period";
import { readAfter, writeAfter } from "@/components/promises/scopes";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { Tabs } from "@/components/ui/tabs";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Promises that fell due" };

type Props = { searchParams: Promise<Record<string, string | undefined>> };

export default async function DuePage({ searchParams }: Props) {
  const asked = await searchParams;
  const [caller, { actor, now, today }] = [await getCaller(), await getContext()];
  const { from, to, kept, outcome } = readPeriod(asked, today);
  const [rate, page] = await Promise.all([
    caller.promises.rate({ from, to }),
    caller.promises.due({ from, to, kept, outcome, after: readAfter(asked.after) }),
  ]);
  const here = `/promises/due?from=${from}&to=${to}`;
  const chosen = `${here}${kept ? `&kept=${kept}` : ""}${outcome ? `&outcome=${outcome}` : ""}`;
  return (
    <>
      <PageHead
        label="Kept rate"
        title={`Due ${formatDay(from, "short")} to ${formatDay(to, "short")}`}
        actions={
          can(actor, "list:export") ? (
            <TakeLinks
              lists={["promises-due"]}
              values={{ from, to, ...(kept ? { kept } : {}), ...(outcome ? { outcome } : {}) }}
            />
          ) : null
        }
      >
        Kept as promised: <Rate k={rate.kept} n={rate.due} none="nothing fell due" />
      </PageHead>
      <Tabs
        label="Which of them"
        tabs={keptFilters.map(({ words, query, is }) => ({
          href: `${here}${query}`,
          label: words,
          current: is(kept, outcome),
        }))}
      />
      <div className="pt-4">
        {page.promises.length === 0 ? (
          <EmptyState title="No such promise fell due in these days." />
        ) : (
          <DueTable promises={page.promises} now={now} zone={actor.zone} />
        )}
        <Pager
          newer={asked.after ? chosen : null}
          older={page.next ? `${chosen}&after=${writeAfter(page.next)}` : null}
          words={{ newer: "From the first", older: "Due later" }}
        />
      </div>
    </>
  );
}
