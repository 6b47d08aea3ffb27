"use client";

import { Moment } from "@/components/format/moment";
import { Section } from "@/components/ui/section";
import type { IssueEvent } from "@/server/issues/queries/one";

type Props = { events: readonly IssueEvent[]; now: Date; zone: string };

/** What happened to an issue since it was opened, the first thing first. */
export function IssueHistory({ events, now, zone }: Props) {
  if (events.length === 0) return null;
  return (
    <Section title="What happened to it" ruled className="max-w-xl">
      <ol>
        {events.map((event) => (
          <li key={event.id} className="border-line border-t py-2 first:border-t-0">
            <p>{stepWords(event)}</p>
            {event.words ? (
              <p className="said whitespace-pre-line">
                <bdi>{event.words}</bdi>
              </p>
            ) : null}
            {event.erasedAt ? <p className="text-ink-3">The words were erased.</p> : null}
            <p className="small text-ink-3">
              {event.by}, <Moment at={event.recordedAt} now={now} zone={zone} />
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function stepWords({ kind, by, fromDepartment, fromOwner, toDepartment, toOwner }: IssueEvent): string {
  if (kind === "resolved") return "Put right";
  if (kind === "reopened") return "Opened again";
  if (toOwner === by && fromOwner === null && fromDepartment === toDepartment) return `Taken by ${by}`;
  return `Handed over from ${seat(fromDepartment, fromOwner)} to ${seat(toDepartment, toOwner)}`;
}

function seat(department: string | null, owner: string | null): string {
  return owner ? `${owner} (${department ?? ""})` : (department ?? "");
}
