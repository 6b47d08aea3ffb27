"use client";

import { formatMoment } from "@/components/format/time";
import type { CustomerAnswer } from "@/server/domain/promise-words";
import type { PromiseHappening } from "@/server/promises/queries/one";

type Made = { at: Date; by: string };
type Props = { made: Made; history: readonly PromiseHappening[]; now: Date; zone: string };

/** Everything that happened to a promise, the first first; nothing here is ever edited. */
export function PromiseHistory({ made, history, now, zone }: Props) {
  return (
    <ol className="small">
      <Line at={made.at} now={now} zone={zone} who={made.by} what="Promised" />
      {history.map((event) => (
        <Line
          key={event.id}
          at={event.recordedAt}
          now={now}
          zone={zone}
          who={event.by ?? "The customer"}
          what={happened(event, now, zone)}
          more={[event.reason && `“${event.reason}”`, event.evidence && `Shown by: “${event.evidence}”`]}
        />
      ))}
    </ol>
  );
}

type LineProps = { at: Date; now: Date; zone: string; who: string; what: string; more?: readonly (string | null)[] };

function Line({ at, now, zone, who, what, more = [] }: LineProps) {
  return (
    <li className="grid grid-cols-1 gap-x-4 border-line border-t py-2 md:grid-cols-[8.5rem_8rem_1fr]">
      <time dateTime={at.toISOString()} className="num text-ink-3">
        {formatMoment(at, now, zone)}
      </time>
      <span className="text-ink-2">{who}</span>
      <span>
        {what}
        {more.filter(Boolean).map((words) => (
          <span key={words} className="block text-ink-2">
            {words}
          </span>
        ))}
      </span>
    </li>
  );
}

const answers: Record<CustomerAnswer, string> = {
  yes: "Answered: yes, we did what we said, when we said",
  late: "Answered: we did it late",
  no: "Answered: no, we did not",
};

function happened(event: PromiseHappening, now: Date, zone: string): string {
  const to = event.newDueAt ? formatMoment(event.newDueAt, now, zone) : "";
  switch (event.kind) {
    case "moved":
      return `Moved to ${to}, ${movedWords(event)}${event.isInTime ? "" : "; it was past its due time"}`;
    case "attempted":
      return `Tried, not reached; ${event.messageLeft ? "a message was left" : "no message left"}`;
    case "fulfilled":
      return `Keep pressed${event.isInTime ? "" : ", past its due time"}${claimWords(event, now, zone)}`;
    case "retracted":
      return "Keep taken back";
    case "cancelled":
      return `Cancelled ${event.initiator === "customer" ? "at the customer’s wish" : "by us"}${event.isInTime ? "" : ", past its due time"}`;
    case "void_requested":
      return "Asked for it to be void";
    case "voided":
      return "Agreed that it was entered in error: void";
    case "handed_over":
      return `Handed over to ${event.newOwner}`;
    case "customer_confirmed":
    case "customer_disputed":
      return event.answer ? answers[event.answer] : "";
  }
}

function movedWords({ initiator, customerAgreed }: PromiseHappening): string {
  if (initiator === "customer") return "at the customer’s wish";
  return customerAgreed ? "by us, the customer agreed" : "by us, without their consent";
}

function claimWords({ occurredAt, recordedAt }: PromiseHappening, now: Date, zone: string): string {
  return recordedAt.getTime() - occurredAt.getTime() < 60_000
    ? ""
    : `; done ${formatMoment(occurredAt, now, zone)}, as told`;
}
