import { Rate } from "@/components/format/rate";
import { formatDay, formatMoment } from "@/components/format/time";
import { counted, listed } from "@/components/format/words";
import { Facts } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { compareFigures, type ReportFigures, type ReportShare } from "@/server/domain/number-report";
import type { PlainDate } from "@/server/domain/plain-date";
import { FiguresOfQuarter } from "./figures-table";
import { changedNames } from "./report-words";

type Report = {
  beginsOn: PlainDate;
  endsOn: PlainDate;
  lapseDays: number | null;
  thresholdReason: string | null;
  thresholdSetBy: string | null;
  figures: ReportFigures;
  definitions: Readonly<Record<string, number>>;
  writtenAt: Date;
  hash: string;
};

type Props = {
  report: Report;
  holds: boolean;
  anew: ReportFigures | null;
  mayCount: boolean;
  anewUnderNow: { lapseDays: number | null; figures: ReportFigures } | null;
  now: Date;
  zone: string;
};

/** A quarter as it was reported, and beside it what is counted today: what changed since is named, and changes nothing. */
export function ReportView({ report, holds, anew, mayCount, anewUnderNow, now, zone }: Props) {
  const { figures, lapseDays } = report;
  const lines = compareFigures(figures, anew ?? figures);
  const under = anewUnderNow && compareFigures(figures, anewUnderNow.figures);
  return (
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
        {anew ? <ChangedNote since={changedNames(lines)} /> : <CountAnew mayCount={mayCount} />}
        <FiguresOfQuarter
          currency={figures.currency}
          lines={lines}
          under={under}
          then={anew ? `Anew, ${thresholdWords(lapseDays)}` : null}
          quarter={report}
          lapse={{ reported: lapseDays, now: anewUnderNow?.lapseDays ?? null }}
          now={`Anew today, ${thresholdWords(anewUnderNow?.lapseDays ?? null)} of now`}
        />
        <Section title="As shares" ruled className="mt-7">
          <ShareLine words="Bought again within 90 days" share={figures.earlyRepeat} did="first bought" />
          {figures.winBack ? (
            <ShareLine words="Came back within a year" share={figures.winBack} did="were lost" />
          ) : (
            <p className="small text-ink-3">Without a lapse threshold nobody is lost, and nobody comes back.</p>
          )}
        </Section>
      </div>
      <aside>
        <Facts facts={factsOf(report, holds, now, zone)} />
      </aside>
    </div>
  );
}

function CountAnew({ mayCount }: { mayCount: boolean }) {
  if (!mayCount)
    return (
      <p className="small mb-2 text-ink-3">
        With so many customers counting it anew takes a while: managers and the board can have it done.
      </p>
    );
  return (
    <p className="mb-2">
      <Link href="?anew=yes">Count it anew today</Link>
      <span className="small block text-ink-3">
        To see what late purchases and merged customers changed since. It takes a while with so many customers.
      </span>
    </p>
  );
}

function ChangedNote({ since }: { since: readonly string[] }) {
  return (
    <p className="finding mb-2">
      {since.length === 0
        ? "Counted anew today, every figure is the same."
        : `Counted anew today, ${counted(since.length, "figure is", "figures are")} otherwise: ${listed(since)}.`}
      <span className="small block font-sans text-ink-3">
        Purchases entered late, refunds, merged and erased customers change what is counted today. The report stays.
      </span>
    </p>
  );
}

function ShareLine({ words, share: { k, n, from, to }, did }: { words: string; share: ReportShare; did: string }) {
  return (
    <p className="py-1">
      {words}: <Rate k={k} n={n} none="nobody to ask it of" />
      <span className="small block text-ink-3">
        Of those who {did} from {formatDay(from)} to {formatDay(to)}: their time was up in this quarter.
      </span>
    </p>
  );
}

const thresholdWords = (days: number | null) =>
  days === null ? "without a threshold" : `lost after ${counted(days, "day")}`;

function factsOf(
  { lapseDays, thresholdReason, thresholdSetBy, definitions, writtenAt, hash }: Report,
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
      label: "Definitions",
      value: listed([...new Set(Object.values(definitions))].map((version) => `version ${version}`)),
    },
    {
      label: holds ? "Sealed; the seal holds" : "The seal is broken",
      value: <span className="num break-all text-ink-3">{hash.slice(0, 32)}</span>,
    },
  ];
}
