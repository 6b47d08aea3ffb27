"use client";

import { ControlChart } from "@/components/charts/control-chart";
import type { RateScale } from "@/components/charts/rate-scale";
import { formatDay } from "@/components/format/time";
import { counted, formatCount } from "@/components/format/words";
import { Section } from "@/components/ui/section";
import type { ExperienceList } from "@/server/domain/experience-rows";
import { type MonthChart, type MonthCount, monthChart, monthReading } from "@/server/domain/month-charts";
import type { PlainDate } from "@/server/domain/plain-date";
import type { MonthsAnswer } from "@/server/experience/queries/charts";
import { experienceHref, type Seen } from "./rows-href";

const monthName = (month: PlainDate): string => formatDay(month, "month");

const scales = {
  avoidable: { unit: "share", isFull: false, k: "Avoidable", n: "Judged", rate: "Share" },
  complained: { unit: "per 100", isFull: false, k: "Complaints", n: "Active", rate: "Per 100" },
  returned: { unit: "per 100", isFull: false, k: "Returns", n: "Purchase days", rate: "Per 100" },
} satisfies Partial<Record<ExperienceList, RateScale>>;

type Props = { months: MonthsAnswer; seen: Seen };

/** What goes wrong, month by month, held against what chance alone explains. */
export function MonthSections({ months, seen }: Props) {
  const { avoidable, complaints, returns } = months;
  const last = avoidable.at(-1);
  return (
    <>
      <Section title="Contacts that should not have been needed, of those judged" ruled>
        <Drawn months={avoidable} law="share" which="avoidable" seen={seen} />
        <p className="small text-ink-3">
          {last
            ? `In ${monthName(last.month)} ${formatCount(last.k)} of ${counted(last.n, "judged contact")}; ${formatCount(last.unknown)} not judged, and not counted.`
            : "Only contacts that somebody judged are counted; the others are not known."}
        </p>
      </Section>
      <Section title="Complaints per 100 active customers" ruled>
        {complaints === null ? (
          <p className="small text-ink-3">Without a lapse threshold nobody can be called active.</p>
        ) : (
          <Drawn months={complaints} law="events" which="complained" seen={seen} />
        )}
      </Section>
      <Section title="Returns per 100 purchase days" ruled>
        <Drawn months={returns} law="events" which="returned" seen={seen} />
        <p className="small text-ink-3">A return is a line of money given back, in the month it was given back.</p>
      </Section>
    </>
  );
}

type DrawnProps = {
  months: readonly MonthCount[];
  law: "share" | "events";
  which: keyof typeof scales;
  seen: Seen;
};

function Drawn({ months, law, which, seen }: DrawnProps) {
  const chart = monthChart(months, law);
  if (chart === null) return <p className="small text-ink-3">Too few whole months for a chart yet.</p>;
  return (
    <>
      <p className="finding mb-2">{monthReading(chart, monthName)}</p>
      <ControlChart
        points={chart.points.map(({ month, k, n, share, low, high, signals }) => ({
          ...{ label: monthName(month), k, n, p: share, low, high, signal: signals.length > 0 },
          href: experienceHref(which, seen, { month }),
        }))}
        restsOn={chart.restsOn}
        sigmaZ={chart.sigmaZ}
        caption={`${scales[which].k} by month`}
        scale={scales[which]}
      />
      <p className="small text-ink-3">{base(chart)}</p>
    </>
  );
}

function base({ baseFrom, baseUntil, isTrial }: MonthChart): string {
  const kept = isTrial ? "on trial until there are twelve" : "kept since";
  return `Limits from ${monthName(baseFrom)} to ${monthName(baseUntil)}, ${kept}. Whole months only.`;
}
