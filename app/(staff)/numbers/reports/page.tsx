import type { Metadata } from "next";
import { ReportsTable } from "@/components/number-reports/reports-table";
import { RoomHead } from "@/components/numbers/room-head";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { getCaller, getContext } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Quarterly reports" };

type Props = { searchParams: Promise<{ before?: string }> };

export default async function ReportsPage({ searchParams }: Props) {
  const [{ before }, caller, { actor, now }] = await Promise.all([searchParams, getCaller(), getContext()]);
  const { reports, next, finding } = await caller.reports.list({ before: before ?? null });
  return (
    <>
      <RoomHead current="/numbers/reports" finding={finding} />
      <p className="small pb-4 text-ink-3">
        Counted once when a quarter is over, under the lapse threshold in force at its end. Nothing changes them
        afterwards; the customers a number opens are of today.
      </p>
      {reports.length === 0 ? (
        <EmptyState title={before ? "That was all." : "There is no report yet."}>
          The first is written when the quarter is over in which the board first set the lapse threshold.
        </EmptyState>
      ) : (
        <ReportsTable reports={reports} now={now} zone={actor.zone} />
      )}
      <Pager
        newer={before ? "/numbers/reports" : null}
        older={next ? `/numbers/reports?before=${next}` : null}
        words={{ newer: "The newest", older: "Older" }}
      />
    </>
  );
}
