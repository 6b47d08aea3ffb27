import { Day } from "@/components/format/day";
import { Rate } from "@/components/format/rate";
import { counted } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { yearUntil } from "@/server/domain/months";
import { addDays, type PlainDate } from "@/server/domain/plain-date";
import { together, type WinBack, winBackDays } from "@/server/domain/returning";
import { yearFinding } from "@/server/domain/year-finding";
import { rowsHref } from "./rows-href";

type Props = { asOf: PlainDate; segment: string | null; lapseDays: number; winBack: WinBack };

/** Of the lost, how many were won back within a year, and whether that changes: each year's losses, and the stock of a year ago. */
export function WinBacks({ asOf, segment, lapseDays: lapse, winBack: { byYear, stock, stockOn } }: Props) {
  const all = together(byYear);
  const to = addDays(asOf, -winBackDays);
  const { from } = yearUntil(byYear[0]?.year ?? 2000, to);
  const finding = yearFinding(
    byYear,
    { asOf, windowDays: winBackDays },
    {
      who: (year) => `customers lost in ${year}`,
      act: "were won back within a year",
      than: (year) => `those lost in ${year}`,
    },
  );
  return (
    <Section title="Are the lost won back?" ruled>
      <p className="finding mb-1">{finding.words}</p>
      <p className="small text-ink-2">
        Lost after {counted(lapse, "day")} without a purchase. Of all losses {winBackDays} days ago and longer, won back
        within those {winBackDays} days:{" "}
        <Rate
          k={all.k}
          n={all.n}
          href={rowsHref("lapses_back", { from, to, asOf, lapse, window: winBackDays, segment })}
          hrefOfAll={rowsHref("lapses", { from, to, asOf, lapse, window: winBackDays, segment })}
          none="nobody has been lost that long yet"
        />
        . Of everyone who was lost on <Day on={stockOn} />, {winBackDays} days before, won back since:{" "}
        <Rate
          k={stock.k}
          n={stock.n}
          href={rowsHref("stock_back", { asOf, from: stockOn, lapse, segment })}
          hrefOfAll={rowsHref("stock", { asOf, from: stockOn, lapse, segment })}
          none="nobody was"
        />
        . <Link href="/numbers/retention">By lapse cohort</Link>
      </p>
    </Section>
  );
}
