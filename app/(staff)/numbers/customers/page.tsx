import type { Metadata } from "next";
import { TakeLinks } from "@/components/exports/take-links";
import { counted } from "@/components/format/words";
import { NumbersNav } from "@/components/numbers/numbers-nav";
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

type Name =
  | "which"
  | "asOf"
  | "from"
  | "to"
  | "lapse"
  | "window"
  | "segment"
  | "membersOn"
  | "last"
  | "days"
  | "worth"
  | "after";
type Props = { searchParams: Promise<Partial<Record<Name, string>>> };

export default async function NumberRowsPage({ searchParams }: Props) {
  const given = await searchParams;
  const [caller, { actor }] = await Promise.all([getCaller(), getContext()]);
  const { rows, total, isTotal, isTooLong, next, asked, segmentName, currency } = await orNotFound(
    caller.numbers.customers(given),
  );
  const { rows: [one, many] = ["customer", "customers"], title, day } = rowWords[asked.which];
  const words = title(asked, currency);
  const label = `${capital(many)} ${words}`;
  const mayTake = can(actor, "list:export");
  const { asOf, from, to, lapseDays: lapse, windowDays: window, segment, membersOn, ranges } = asked;
  const same = { asOf, from, to, lapse, window, segment, membersOn: membersOn ?? asOf, ...ranges };
  return (
    <>
      <PageHead
        label={<Link href="/numbers">Customer numbers</Link>}
        title={isTooLong ? label : `${isTotal ? "" : "More than "}${counted(total, one, many)} ${words}`}
        actions={mayTake && rows.length ? <TakeLinks lists={["number-rows"]} values={addressOf(given)} /> : null}
      >
        {asked.lapseDays === null || !needsLapseThreshold(asked.which) ? null : (
          <p className="small">Lost after {counted(asked.lapseDays, "day")} without a purchase.</p>
        )}
        {segmentName === null ? null : <p className="small">Only those of the segment “{segmentName}”.</p>}
      </PageHead>
      <NumbersNav current="/numbers" />
      {rows.length ? (
        <RowsTable label={label} rows={rows} dayWords={day} currency={currency} />
      ) : isTooLong ? (
        <EmptyState
          title="Finding these customers takes longer than a page should wait."
          action={mayTake ? <TakeLinks lists={["number-rows"]} values={addressOf(given)} /> : null}
        >
          <p>
            {mayTake
              ? "Take them as a file: it is written for as long as that takes."
              : "Whoever may take lists out can have them as a file."}
          </p>
        </EmptyState>
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

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
