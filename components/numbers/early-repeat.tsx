import { Rate } from "@/components/format/rate";
import { counted } from "@/components/format/words";
import { Section } from "@/components/ui/section";
import { Filters } from "@/components/ui/tabs";
import { yearUntil } from "@/server/domain/months";
import { addDays, type PlainDate } from "@/server/domain/plain-date";
import { earlyRepeatWindows, type Share, type ShareOfYear } from "@/server/domain/returning";
import { rowsHref } from "./rows-href";
import { ShareTable } from "./share-table";

type Props = { asOf: PlainDate; windowDays: number; inAll: Share; years: readonly ShareOfYear[] };

/** Of the first-time buyers who have had the whole window, how many came back in it. */
export function EarlyRepeat({ asOf, windowDays, inAll, years }: Props) {
  const finishedTo = addDays(asOf, -windowDays);
  const cohort = (year: number) => ({ ...yearUntil(year, finishedTo), asOf, window: windowDays });
  const first = years[0];
  const everyone = { ...cohort(first?.year ?? 2000), to: finishedTo };
  const hrefs = (year: number) => ({
    hrefOfK: rowsHref("repeated", cohort(year)),
    hrefOfN: rowsHref("first", cohort(year)),
  });
  return (
    <Section title="Do first-time buyers come back?" aside={<Windows current={windowDays} />} ruled>
      <p className="finding mb-1">
        Within {counted(windowDays, "day")}:{" "}
        <Rate k={inAll.k} n={inAll.n} href={rowsHref("repeated", everyone)} none="nobody has had that long yet" />.
      </p>
      <p className="small mb-2 text-ink-2">
        Only those whose {windowDays} days have passed are counted; for {inAll.unfinished.toLocaleString("en-GB")} it is
        too early to say. A second order on the first day is no return.
      </p>
      <ShareTable
        label={`Came back within ${windowDays} days, by year of first purchase`}
        words={{ year: "First bought in", n: "Customers", k: `Back within ${windowDays} days` }}
        years={years.map((year) => ({ ...year, ...hrefs(year.year) }))}
      />
    </Section>
  );
}

function Windows({ current }: { current: number }) {
  const tabs = earlyRepeatWindows.map((days) => ({
    ...{ href: `/numbers?window=${days}#repeat`, label: `${days} days`, current: days === current },
  }));
  return <Filters label="Days to come back in" tabs={tabs} />;
}
