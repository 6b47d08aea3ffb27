import type { ReactNode } from "react";
import { formatMoney } from "@/components/format/amount";
import { formatSince } from "@/components/format/tenure-words";
import { daysApart, formatDay, relativeDay, wallClock } from "@/components/format/time";
import { counted, formatLength } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import type { Brief } from "@/server/customers/queries/brief";
import type { PlainDate } from "@/server/domain/plain-date";

type Props = { brief: Brief; today: PlainDate; currency: string; zone: string };

/** How long, worth, our word: the three facts under the name. */
export function BriefFacts({ brief, today, currency, zone }: Props) {
  return (
    <dl className="border-line border-y md:grid md:grid-cols-[1.15fr_1fr_1fr]">
      <HowLong brief={brief} today={today} zone={zone} />
      <Worth brief={brief} today={today} currency={currency} />
      <OurWord brief={brief} zone={zone} today={today} />
    </dl>
  );
}

function Cell({ label, head, children }: { label: string; head: ReactNode; children?: ReactNode }) {
  return (
    <div className="grid grid-cols-[5.75rem_1fr] items-baseline border-line py-1.5 not-first:border-t md:block md:py-3.5 md:pr-6 md:not-first:border-t-0 md:not-first:border-l md:not-first:pl-6">
      <dt className="label">{label}</dt>
      <dd>
        <span className="num block font-medium md:my-0.5 md:text-[1.3125rem] md:leading-tight md:tracking-tight">
          {head}
        </span>
        {children ? <span className="small num block text-ink-2">{children}</span> : null}
      </dd>
    </div>
  );
}

function HowLong({ brief: { tenure, facts }, today, zone }: Pick<Props, "brief" | "today" | "zone">) {
  if (tenure.months === null) {
    const known = wallClock(new Date(facts.recordedAt), zone).on;
    return (
      <Cell label="With us" head="Not bought yet">
        known since {formatDay(known)}
      </Cell>
    );
  }
  return (
    <Cell label="With us" head={formatLength(tenure.months)}>
      {formatSince(tenure, today)}
      {tenure.basis === "stated" && facts.statedSinceSource ? <bdi> ({facts.statedSinceSource})</bdi> : null}
    </Cell>
  );
}

function Worth({ brief: { facts, tenure }, today, currency }: Pick<Props, "brief" | "today" | "currency">) {
  const totals = Object.entries(facts.totals).sort(([a], [b]) => Number(b === currency) - Number(a === currency));
  const [first, ...others] = totals;
  if (!first) return <Cell label="Worth" head="Nothing yet" />;
  const also = others.map(([code, minor]) => formatMoney(minor, code, true));
  const last = tenure.lastOn ? `, last ${relativeDay(daysApart(today, tenure.lastOn))}` : "";
  return (
    <Cell label="Worth" head={formatMoney(first[1], first[0], true)}>
      {also.length > 0 ? `and ${also.join(", ")} ` : null}
      in <Link href={`/customers/${facts.id}?only=purchase#happened`}>{counted(facts.purchases, "purchase")}</Link>
      {last}
    </Cell>
  );
}

function OurWord({ brief: { promises, facts }, zone, today }: Pick<Props, "brief" | "zone" | "today">) {
  const counted = promises.filter(({ verdict }) => verdict.isCounted);
  const kept = counted.filter(({ verdict }) => verdict.isKept);
  if (counted.length === 0)
    return <Cell label="Our word" head={promises.length === 0 ? "None given yet" : "None due yet"} />;
  const broken = counted.filter(({ verdict }) => !verdict.isKept);
  return (
    <Cell
      label="Our word"
      head={
        <Link href={`/customers/${facts.id}?only=promise#happened`} className="no-underline hover:underline">
          Kept {kept.length} of {counted.length}
        </Link>
      }
    >
      {broken.length === 0 ? "none broken" : brokenLine(broken, zone, today)}
    </Cell>
  );
}

/** "2 not kept, the last due on 2 November 2026". */
function brokenLine(broken: Brief["promises"], zone: string, today: PlainDate): string {
  const days = broken.map(({ standing }) => wallClock(standing.headline.dueAt, zone).on).sort();
  const last = days.at(-1);
  return `${broken.length} not kept${last ? `, ${broken.length > 1 ? "the last " : ""}due on ${formatDay(last, "long", Number(today.slice(0, 4)))}` : ""}`;
}
