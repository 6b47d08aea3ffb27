import type { Metadata } from "next";
import { PrintButton } from "@/components/decisions/print-button";
import { TakeLinks } from "@/components/exports/take-links";
import { formatDay } from "@/components/format/time";
import { ReportView } from "@/components/number-reports/report-view";
import { NumbersNav } from "@/components/numbers/numbers-nav";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Quarterly report" };

type Props = { params: Promise<{ quarter: string }>; searchParams: Promise<{ anew?: string }> };

export default async function ReportPage({ params, searchParams }: Props) {
  const [{ quarter }, { anew }, caller, { actor, now }] = await Promise.all([
    params,
    searchParams,
    getCaller(),
    getContext(),
  ]);
  const found = await orNotFound(caller.reports.get({ quarter, anew }));
  const { beginsOn, endsOn } = found.report;
  return (
    <>
      <PageHead
        label={<Link href="/numbers/reports">Reports</Link>}
        title={`Customers in ${quarter.slice(5)} ${quarter.slice(0, 4)}`}
        actions={
          <>
            {found.mayTake ? <TakeLinks lists={["report"]} values={{ quarter }} /> : null}
            <PrintButton />
          </>
        }
      >
        {formatDay(beginsOn)} to {formatDay(endsOn)}
      </PageHead>
      <NumbersNav current="/numbers/reports" />
      <ReportView {...found} now={now} zone={actor.zone} />
    </>
  );
}
