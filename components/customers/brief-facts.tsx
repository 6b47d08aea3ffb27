import type { ReactNode } from "react";
import { BandHead, BandStanding, BestReason } from "@/components/bands/worth";
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
      <HowLong brief={brief} zone={zone} />
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

function HowLong({ brief: { tenure, facts }, zone }: Pick<Props, "brief" | "zone">) {
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
      {formatSince(tenure)}
      {tenure.basis === "stated" && facts.statedSinceSource ? <bdi> ({facts.statedSinceSource})</bdi> : null}
      {facts.alsoSince.map(({ on, source }) => (
        <span key={on + source} className="block">
          also said: {formatDay(on)} <bdi>({source})</bdi>
        </span>
      ))}
    </Cell>
  );
}

function Worth({ brief: { facts, tenure }, today, currency }: Pick<Props, "brief" | "today" | "currency">) {
  const totals = Object.entries(facts.totals).sort(([a], [b]) => Number(b === currency) - Number(a === currency));
  const [first, ...others] = totals;
  if (!first) return <Cell label="Worth" head="Nothing yet" />;
  const { band } = facts;
  const sum = formatMoney(first[1], first[0], true);
  const also = others.map(([code, minor]) => formatMoney(minor, code, true));
  const last = tenure.lastOn ? `, last ${relativeDay(daysApart(today, tenure.lastOn))}` : "";
  return (
    <Cell label="Worth" head={band ? <BandHead band={band} /> : sum}>
      <BandStanding band={band} />
      {band ? `${sum} ` : null}
      {also.length > 0 ? `and ${also.join(", ")} ` : null}
      in <Link href={`/customers/${facts.id}?only=purchase#happened`}>{counted(facts.purchases, "purchase")}</Link>
      {last}
      <BestReason band={band} />
    </Cell>
  );
}

function OurWord({ brief: { word, facts }, zone, today }: Pick<Props, "brief" | "zone" | "today">) {
  if (word.counted === 0) return <Cell label="Our word" head={word.isGiven ? "None due yet" : "None given yet"} />;
  return (
    <Cell
      label="Our word"
      head={
        <Link href={`/customers/${facts.id}?only=promise#happened`} className="no-underline hover:underline">
          Kept {word.kept} of {word.isAll ? word.counted : `the last ${word.counted}`}
        </Link>
      }
    >
      {brokenLine(word, zone, today)}
    </Cell>
  );
}

/** "2 not kept, the last due on 2 November 2026". */
function brokenLine({ counted, kept, lastBrokenAt }: Brief["word"], zone: string, today: PlainDate): string {
  if (lastBrokenAt === null) return "none broken";
  const broken = counted - kept;
  const day = formatDay(wallClock(lastBrokenAt, zone).on, "long", Number(today.slice(0, 4)));
  return `${broken} not kept, ${broken > 1 ? "the last " : ""}due on ${day}`;
}
