import type { Metadata } from "next";
import { counted } from "@/components/format/words";
import { rowWords } from "@/components/numbers/row-words";
import { rowsHref } from "@/components/numbers/rows-href";
import { RowsTable } from "@/components/numbers/rows-table";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { needsLapseThreshold } from "@/server/domain/number-rows";
import { getCaller, orNotFound } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Customers behind a number" };

type Name = "which" | "asOf" | "from" | "to" | "lapse" | "window" | "after";
type Props = { searchParams: Promise<Partial<Record<Name, string>>> };

export default async function NumberRowsPage({ searchParams }: Props) {
  const given = await searchParams;
  const caller = await getCaller();
  const { rows, total, next, asked, currency } = await orNotFound(caller.numbers.customers(given));
  const { title, day } = rowWords[asked.which];
  const words = title(asked);
  const { asOf, from, to, lapseDays: lapse, windowDays: window } = asked;
  const same = { asOf, from, to, lapse, window };
  return (
    <>
      <PageHead label={<Link href="/numbers">Customer numbers</Link>} title={`${counted(total, "customer")} ${words}`}>
        {asked.lapseDays === null || !needsLapseThreshold(asked.which) ? null : (
          <p className="small">Lost after {counted(asked.lapseDays, "day")} without a purchase.</p>
        )}
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
