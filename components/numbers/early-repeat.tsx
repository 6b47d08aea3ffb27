import { Count } from "@/components/format/count";
import { Rate } from "@/components/format/rate";
import { counted } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { Filters } from "@/components/ui/tabs";
import { yearUntil } from "@/server/domain/months";
import { addDays, type PlainDate } from "@/server/domain/plain-date";
import { earlyRepeatWindows, type ShareOfYear, together } from "@/server/domain/returning";
import { yearFinding } from "@/server/domain/year-finding";
import { rowsHref } from "./rows-href";

type Props = {
  asOf: PlainDate;
  segment: string | null;
  /** The window that is shown; the one asked for may not have been counted. */
  windowDays: number;
  askedDays: number;
  years: readonly ShareOfYear[];
  hrefOf: (change: Readonly<Record<string, string>>) => string;
};

/** Of the first-time buyers who have had the whole window, how many bought again in it, and whether that changes. */
export function EarlyRepeat({ asOf, segment, windowDays, askedDays, years, hrefOf }: Props) {
  const all = together(years);
  const to = addDays(asOf, -windowDays);
  const { from } = yearUntil(years[0]?.year ?? 2000, to);
  const finding = yearFinding(
    years,
    { asOf, windowDays },
    {
      who: (year) => `first-time buyers of ${year}`,
      act: `bought again within ${counted(windowDays, "day")}`,
      than: (year) => `those of ${year}`,
    },
  );
  const tabs = earlyRepeatWindows.map((days) => ({
    ...{ href: hrefOf({ window: String(days) }), label: `${days} days`, current: days === windowDays },
  }));
  return (
    <Section
      title="Do first-time buyers buy again?"
      aside={<Filters label="Days to buy again in" tabs={tabs} />}
      id="repeat"
      ruled
    >
      <p className="finding mb-1">{finding.words}</p>
      {askedDays === windowDays ? null : (
        <p className="small text-ink-2">
          Within {counted(askedDays, "day")} was not counted through this view; {windowDays} days is the nearest window
          that was.
        </p>
      )}
      <p className="small text-ink-2">
        Within {windowDays} days:{" "}
        <Rate
          k={all.k}
          n={all.n}
          href={rowsHref("repeated", { from, to, asOf, window: windowDays, segment })}
          hrefOfAll={rowsHref("first", { from, to, asOf, window: windowDays, segment })}
          none="nobody has had that long yet"
        />
        {all.unfinished > 0 ? (
          <>
            ; for <Count n={all.unfinished} href={rowsHref("new", { from: addDays(to, 1), to: asOf, asOf, segment })} />{" "}
            it is too early to say
          </>
        ) : null}
        . <Link href="/numbers/retention">By cohort</Link>
      </p>
    </Section>
  );
}
