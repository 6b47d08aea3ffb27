import type { Metadata } from "next";
import { TakeLinks } from "@/components/exports/take-links";
import { counted } from "@/components/format/words";
import { rowWords } from "@/components/numbers/row-words";
import { rowsHref } from "@/components/numbers/rows-href";
import { RowsTable } from "@/components/numbers/rows-table";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { needsLapseThreshold } from "@/server/domain/number-rows";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Customers behind a number" };

type Name = "which" | "asOf" | "from" | "to" | "lapse" | "window" | "segment" | "last" | "days" | "worth" | "after";
type Props = { searchParams: Promise<Partial<Record<Name, string>>> };

export default async function NumberRowsPage({ searchParams }: Props) {
  const given = await searchParams;
  const [caller, { actor }] = await Promise.all([getCaller(), getContext()]);
  const { rows, total, next, asked, segmentName, currency } = await orNotFound(caller.numbers.customers(given));
  const { title, day } = rowWords[asked.which];
  const words = title(asked, currency);
  const { asOf, from, to, lapseDays: lapse, windowDays: window, segment, ranges } = asked;
  const same = { asOf, from, to, lapse, window, segment, ...ranges };
  return (
    <>
      <PageHead
        label={<Link href="/numbers">Customer numbers</Link>}
        title={`${counted(total, "customer")} ${words}`}
        actions={
          can(actor, "list:export") && total > 0 ? (
            <TakeLinks lists={["number-rows"]} values={addressOf(given)} />
          ) : null
        }
      >
        {asked.lapseDays === null || !needsLapseThreshold(asked.which) ? null : (
          <p className="small">Lost after {counted(asked.lapseDays, "day")} without a purchase.</p>
        )}
        {segmentName === null ? null : <p className="small">Only those of the segment “{segmentName}”.</p>}
      </PageHead>
      {rows.length ? (
        <RowsTable label={`Customers ${words}`} rows={rows} dayWords={day} currency={currency} />
      ) : (
        <EmptyState title="Nobody is in this list." />
      )}
      <Pager
        newer={asked.after ? rowsHref(asked.which, same) : null}
        older={next ? `${rowsHref(asked.which, same)}&after=${next.rank}.${next.id}` : null}
        words={{ newer: "From the start", older: "Next fifty" }}
      />
    </>
  );
}

/** The list as its address names it, without the place in it. */
function addressOf({ after: _, ...given }: Partial<Record<Name, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
