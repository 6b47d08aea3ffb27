import { Day } from "@/components/format/day";
import { Rate } from "@/components/format/rate";
import { Section } from "@/components/ui/section";
import { yearUntil } from "@/server/domain/months";
import { addDays, type PlainDate } from "@/server/domain/plain-date";
import { type Share, type WinBack, winBackDays } from "@/server/domain/returning";
import { rowsHref } from "./rows-href";
import { ShareTable } from "./share-table";

type Props = { asOf: PlainDate; lapseDays: number; inAll: Share; winBack: WinBack };

/** Of the lapsed, how many came back within a year: each year's lapses, and the stock of a year ago. */
export function WinBacks({ asOf, lapseDays: lapse, inAll, winBack }: Props) {
  const finishedTo = addDays(asOf, -winBackDays);
  const cohort = (year: number) => ({ ...yearUntil(year, finishedTo), asOf, lapse, window: winBackDays });
  const everyone = { ...cohort(winBack.byYear[0]?.year ?? 2000), to: finishedTo };
  const { stock, stockOn } = winBack;
  const hrefs = (year: number) => ({
    hrefOfK: rowsHref("lapses_back", cohort(year)),
    hrefOfN: rowsHref("lapses", cohort(year)),
  });
  return (
    <Section title="Do the lost come back?" ruled>
      <p className="finding mb-1">
        Within a year of being lost:{" "}
        <Rate
          k={inAll.k}
          n={inAll.n}
          href={rowsHref("lapses_back", everyone)}
          none="nobody has been lost that long yet"
        />
        .
      </p>
      <p className="small mb-2 text-ink-2">
        Of everyone who was lost on <Day on={stockOn} />, bought again since:{" "}
        <Rate k={stock.k} n={stock.n} href={rowsHref("stock_back", { asOf, from: stockOn, lapse })} none="nobody was" />
        . This share falls by itself as the lost grow old; compare the years below instead.
      </p>
      <ShareTable
        label="Came back within a year of being lost, by year of the loss"
        words={{ year: "Lost in", n: "Losses", k: "Back within a year" }}
        years={winBack.byYear.map((year) => ({ ...year, ...hrefs(year.year) }))}
      />
    </Section>
  );
}
