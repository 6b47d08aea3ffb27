import type { Metadata } from "next";
import { CustomersOfMonth } from "@/components/board/customers-of-month";
import { DecidedTable } from "@/components/board/decided-table";
import { KeptWord } from "@/components/board/kept-word";
import { Seats } from "@/components/board/seats";
import { formatDay } from "@/components/format/time";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { getCaller, getContext } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Board" };

export default async function BoardPage() {
  const caller = await getCaller();
  const board = await caller.board.month();
  const { actor, now } = await getContext();
  const { month, promises, trend, overdue, decisions } = board;
  return (
    <>
      <PageHead
        label={`CX board · as of ${formatDay(month.to)}`}
        title={`${formatDay(month.from, "month").split(" ")[0]} so far`}
      />
      <div className="grid gap-x-14 md:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)] md:grid-rows-[auto_1fr]">
        <KeptWord month={month} promises={promises} trend={trend} overdue={overdue} now={now} zone={actor.zone} />
        <div className="md:row-span-2">
          <CustomersOfMonth
            customers={board.customers}
            lapseDays={board.lapseDays}
            isBehind={board.isBehind}
            repeat={board.repeat}
          />
          <Section title="Decided this month" aside={<Link href="/decisions">The register</Link>} ruled>
            {decisions.length ? (
              <DecidedTable decisions={decisions} />
            ) : (
              <p className="small text-ink-2">Nothing has been decided since {formatDay(month.from)}.</p>
            )}
          </Section>
        </div>
        <Seats departments={board.departments} />
      </div>
    </>
  );
}
