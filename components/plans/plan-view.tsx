import type { ReactNode } from "react";
import { formatDay, formatMoment } from "@/components/format/time";
import { Section } from "@/components/ui/section";
import type { PlainDate } from "@/server/domain/plain-date";
import type { PlanFault, PlanKind, PlanPeriod, PlanSum, ValueSource } from "@/server/domain/plan";
import { ClosingTable } from "./closing-table";
import { HappenedTable } from "./happened-table";
import { PlanLinesTable } from "./lines-table";
import { PlanDefinitions } from "./plan-definitions";
import { arithmetic, outcomeWords } from "./plan-words";
import { SumNote } from "./sum-note";
import { PlanVersions } from "./versions-table";

type Line = {
  place: number;
  kind: PlanKind;
  segment: string | null;
  segmentName: string | null;
  customers: number;
  valueMinor: number;
  suggestedMinor: number | null;
  suggestedFrom: ValueSource | null;
  how: string;
  owner: string;
};

type Version = {
  id: string;
  number: number;
  period: PlanPeriod;
  beginsOn: PlainDate;
  department: string | null;
  currency: string;
  targetMinor: number | null;
  targetCustomers: number | null;
  openingOn: PlainDate;
  lapseDays: number | null;
  savedBy: string;
  savedAt: Date;
  submittedBy: string | null;
  submittedAt: Date | null;
  lines: readonly Line[];
};

type Happened = {
  until: PlainDate;
  isOver: boolean;
  /** When it was counted once, after the period; null: at this reading. */
  keptSince: Date | null;
  /** Null: not counted yet. */
  figures: {
    valueMinor: number | null;
    closing: { active: number; kept: number; won: number; wonBack: number } | null;
    lines: readonly { place: number; planned: number; happened: number | null }[];
  } | null;
};

type Props = {
  plan: { versions: readonly Version[]; sum: PlanSum; faults: readonly PlanFault[]; happened: Happened | null };
  newest: Version;
  now: Date;
  zone: string;
  /** What can be done now. */
  children: ReactNode;
};

/** A plan as a document: whether it holds, its lines and their sum, the customers it ends with, and what came of it. */
export function PlanView({ plan, newest, now, zone, children }: Props) {
  const { sum, faults, versions, happened } = plan;
  const { currency } = newest;
  const held = versions.find(({ submittedAt }) => submittedAt !== null);
  return (
    <>
      <p className="pb-4 text-ink-2">{stateWords(newest, held, now, zone)}</p>
      {newest.submittedAt ? null : <SumNote {...sum} faults={faults} currency={currency} />}
      {children}
      <Section title="From which customers" ruled>
        <PlanLinesTable {...newest} sumMinor={sum.sumMinor} gapMinor={sum.gapMinor} />
        <p className="num small mt-2 break-words text-ink-3">{arithmetic(sum, currency)}</p>
      </Section>
      <div className="grid gap-x-14 md:grid-cols-2 md:grid-rows-[auto_1fr]">
        {newest.department === null ? (
          <Section title="Customers at the end" ruled>
            <ClosingTable closing={sum.closing} {...newest} target={newest.targetCustomers} />
          </Section>
        ) : null}
        {held && happened ? <WhatHappened held={held} happened={happened} now={now} zone={zone} /> : null}
        <Section title="Versions" ruled>
          <PlanVersions versions={versions} now={now} zone={zone} />
        </Section>
      </div>
      <PlanDefinitions />
    </>
  );
}

type HappenedProps = { held: Version; happened: Happened; now: Date; zone: string };

function WhatHappened({ held, happened: { until, isOver, keptSince, figures }, now, zone }: HappenedProps) {
  const asked = { beginsOn: held.beginsOn, until, lapseDays: held.lapseDays };
  const soFar = `so far, until ${formatDay(until)}`;
  const value = { planned: held.targetMinor, happened: figures?.valueMinor ?? null };
  const closing = { planned: held.targetCustomers, happened: figures?.closing?.active ?? null };
  const finding = outcomeWords(value, closing, held.currency, isOver);
  return (
    <Section
      title="What happened"
      aside={isOver ? "the whole period" : figures && soFar}
      ruled
      className="md:col-start-2 md:row-span-2 md:row-start-1"
    >
      {figures ? (
        <>
          {finding ? <p className="finding mb-2">{finding}</p> : null}
          <HappenedTable
            lines={held.lines}
            happened={figures.lines}
            value={value}
            closing={{ planned: held.targetCustomers, happened: figures.closing }}
            currency={held.currency}
            asked={asked}
          />
          <HappenedNote held={held} counted={keptSince && formatMoment(keptSince, now, zone)} />
        </>
      ) : (
        <p className="text-ink-2">
          {isOver
            ? "The period is over. With so many customers it is counted in the background, within the hour."
            : "With so many customers it is counted once, when the period is over."}
        </p>
      )}
    </Section>
  );
}

function HappenedNote({ held, counted }: { held: Version; counted: string | null }) {
  return (
    <p className="small mt-2 text-ink-3">
      Version {held.number}, which holds
      {held.lapseDays === null ? "" : `; active: bought within ${held.lapseDays} days`}.{" "}
      {counted
        ? `Counted once, ${counted}; lists of customers are of today. `
        : "Counted from the purchases on record now. "}
      {held.department === null
        ? "Who came and was lost again is nobody at the end. What developing brought cannot be told apart."
        : "Customers belong to every department: counted is what a segment marks off."}
    </p>
  );
}

function stateWords(newest: Version, held: Version | undefined, now: Date, zone: string): string {
  const of = (at: Date) => formatMoment(at, now, zone);
  if (newest.submittedAt) return `Submitted by ${newest.submittedBy}, ${of(newest.submittedAt)}. It stands as it is.`;
  const draft = `Draft, version ${newest.number}, saved by ${newest.savedBy}, ${of(newest.savedAt)}.`;
  return held ? `${draft} Version ${held.number} holds until a new one is submitted.` : draft;
}
