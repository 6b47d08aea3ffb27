import { Rate } from "@/components/format/rate";
import { formatDay } from "@/components/format/time";
import { counted } from "@/components/format/words";
import { Section } from "@/components/ui/section";
import type { FigureKey, ReportFigures, ReportShare } from "@/server/domain/number-report";
import type { PlainDate } from "@/server/domain/plain-date";
import { figureHref } from "./report-words";

type Report = { beginsOn: PlainDate; endsOn: PlainDate; lapseDays: number | null; figures: ReportFigures };

/** Who bought again and who was won back, as shares of those whose time was up in the quarter. */
export function SharesOfQuarter({ report }: { report: Report }) {
  const { figures, lapseDays } = report;
  const hrefs = (of: FigureKey, k: FigureKey) => ({
    href: figureHref(k, report, lapseDays),
    hrefOfAll: figureHref(of, report, lapseDays),
  });
  return (
    <Section title="As shares" ruled className="mt-7">
      <ShareLine
        words="Bought again within 90 days"
        of="Of those who first bought"
        share={figures.earlyRepeat}
        {...hrefs("first", "repeated")}
      />
      {figures.winBack && lapseDays !== null ? (
        <ShareLine
          words="Won back within a year"
          of={`Of all times somebody was lost, ${counted(lapseDays, "day")} after their last purchase,`}
          share={figures.winBack}
          {...hrefs("lapses", "back")}
        />
      ) : (
        <p className="small text-ink-3">Without a lapse threshold nobody is lost, and nobody is won back.</p>
      )}
    </Section>
  );
}

type ShareProps = {
  words: string;
  of: string;
  share: ReportShare;
  href: string | undefined;
  hrefOfAll: string | undefined;
};

function ShareLine({ words, of, share: { k, n, from, to }, ...hrefs }: ShareProps) {
  return (
    <p className="py-1">
      {words}: <Rate k={k} n={n} none="nobody to ask it of" {...hrefs} />
      <span className="small block text-ink-3">
        {of} from {formatDay(from)} to {formatDay(to)}: their time was up in this quarter.
      </span>
    </p>
  );
}
