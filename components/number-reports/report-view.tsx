import { formatMoment } from "@/components/format/time";
import { counted, listed } from "@/components/format/words";
import { Facts } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { compareFigures, type ReportFigure, type ReportFigures } from "@/server/domain/number-report";
import type { PlainDate } from "@/server/domain/plain-date";
import { reportFinding } from "@/server/domain/plan-finding";
import { FiguresOfQuarter } from "./figures-table";
import { ReportDefinitions } from "./report-definitions";
import { changedNames } from "./report-words";
import { SharesOfQuarter } from "./shares-of-quarter";

type Report = {
  beginsOn: PlainDate;
  endsOn: PlainDate;
  lapseDays: number | null;
  thresholdReason: string | null;
  thresholdSetBy: string | null;
  figures: ReportFigures;
  definitions: Readonly<Record<ReportFigure, number>>;
  writtenAt: Date;
  hash: string;
};

type Props = {
  report: Report;
  holds: boolean;
  anew: ReportFigures | null;
  isTooLong: boolean;
  mayCount: boolean;
  anewUnderNow: { lapseDays: number | null; figures: ReportFigures } | null;
  now: Date;
  zone: string;
};

/** A quarter as it was reported, and beside it what is counted today: what changed since is named, and changes nothing. */
export function ReportView({ report, holds, anew, isTooLong, mayCount, anewUnderNow, now, zone }: Props) {
  const { figures, lapseDays, definitions } = report;
  const finding = reportFinding(report.beginsOn, figures.movement);
  const lines = compareFigures(figures, anew ?? figures);
  const under = anewUnderNow && compareFigures(figures, anewUnderNow.figures);
  return (
    <>
      <div className="grid gap-x-14 md:grid-cols-[minmax(0,2.2fr)_minmax(0,1fr)]">
        <div className="min-w-0">
          {holds ? null : (
            <Notice
              tone="broken"
              label="The seal is broken"
              sentence="This report is not what was written."
              className="mb-4"
            >
              Somebody with the database’s own login changed it. Compare it with a copy from before.
            </Notice>
          )}
          {finding ? <p className="finding mb-3">{finding}</p> : null}
          <FiguresOfQuarter
            currency={figures.currency}
            lines={lines}
            under={under}
            then={anew ? `Anew, ${thresholdWords(lapseDays)}` : null}
            quarter={report}
            lapse={{ reported: lapseDays, now: anewUnderNow?.lapseDays ?? null }}
            now={`Anew today, ${thresholdWords(anewUnderNow?.lapseDays ?? null)} of now`}
          />
          {anew ? <ChangedNote since={changedNames(lines)} /> : <CountAnew mayCount={mayCount} isTooLong={isTooLong} />}
          <SharesOfQuarter report={report} />
        </div>
        <aside>
          <Facts facts={factsOf(report, holds, now, zone)} />
        </aside>
      </div>
      <ReportDefinitions definitions={definitions} lapseDays={lapseDays} />
    </>
  );
}

function CountAnew({ mayCount, isTooLong }: { mayCount: boolean; isTooLong: boolean }) {
  if (!mayCount)
    return (
      <p className="small mt-3 text-ink-3">
        With so many customers counting it anew takes some seconds: managers and the board can have it done.
      </p>
    );
  return (
    <p className="mt-3 print:hidden">
      <Link href="?anew=yes">{isTooLong ? "Try again" : "Count it anew today"}</Link>
      <span className="small block text-ink-3">
        {isTooLong
          ? "Counting it anew took too long this time: very much may just have come in. The report stands as it is."
          : "To see what late purchases and merged customers changed since. It takes some seconds with so many customers."}
      </span>
    </p>
  );
}

function ChangedNote({ since }: { since: readonly string[] }) {
  return (
    <p className="mt-3">
      {since.length === 0
        ? "Counted anew today, every figure is the same."
        : `Counted anew today, ${counted(since.length, "figure is", "figures are")} otherwise: ${listed(since)}.`}
      <span className="small block text-ink-3">
        Purchases entered late, refunds, merged and erased customers change what is counted today. The report stays.
      </span>
    </p>
  );
}

const thresholdWords = (days: number | null) =>
  days === null ? "without a threshold" : `lost after ${counted(days, "day")}`;

function factsOf(
  { lapseDays, thresholdReason, thresholdSetBy, writtenAt, hash }: Report,
  holds: boolean,
  now: Date,
  zone: string,
) {
  return [
    {
      label: "Lapse threshold at its end",
      value:
        lapseDays === null ? "None was set" : `${counted(lapseDays, "day")}: “${thresholdReason}”, ${thresholdSetBy}`,
    },
    { label: "Written", value: `${formatMoment(writtenAt, now, zone)}, by the system` },
    {
      label: holds ? "Sealed; the seal holds" : "The seal is broken",
      value: <span className="num break-all text-ink-3">{hash.slice(0, 32)}</span>,
    },
  ];
}
