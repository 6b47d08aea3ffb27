import { Temporal } from "temporal-polyfill";
import type { OwnerCalendar } from "./due-calendar";
import { addDays, dayIn, type Instant, type PlainDate, startOfDay } from "./plain-date";
import type { Rung } from "./rung-words";
import { hasHours, nextWorkingMoment, worksAt } from "./working-time";

/** Days on which somebody is away; `untilOn` is the last of them, null: not known yet. */
export type Away = { readonly fromOn: PlainDate; readonly untilOn: PlainDate | null };

/** Somebody who can be told: when they work, and when they are away. */
export type Reader = { readonly id: string; readonly calendar: OwnerCalendar; readonly away: readonly Away[] };

/** Who stands around a promise. `owner` null: a team owns it, or its owner has left us. */
export type Audience = {
  readonly owner: Reader | null;
  readonly leads: readonly Reader[];
  readonly managers: readonly Reader[];
};

/**
 * `told`: now, to these; quietly (into the inbox, without a mail) where nobody works before it is due. `waits`: nobody
 * to be told is at work; it is looked at again then.
 */
export type Telling =
  | { readonly kind: "told"; readonly to: readonly Reader[]; readonly isQuiet: boolean }
  | { readonly kind: "waits"; readonly until: Instant };

/**
 * Whom a rung that has fallen is told to, and whether now. Before due: its owner while they work, else when their work
 * begins again if that is before due, else whoever leads, likewise; if nobody works before due, the inbox alone. From
 * due on: whoever of them works first, those it is meant for before those who stand in.
 */
export function tellingOf(rung: Rung, dueAt: Instant, audience: Audience, now: Instant): Telling {
  const [meant, standIns] = whom(rung, audience);
  if (now < dueAt) {
    return (
      tellBy(meant, now, dueAt) ??
      tellBy(standIns, now, dueAt) ??
      told(present(meant, standIns, now), { isQuiet: true })
    );
  }
  for (const readers of [meant, standIns]) {
    const working = readers.filter((reader) => isAtWork(reader, now));
    if (working.length > 0) return told(working);
  }
  const next = earliest([...meant, ...standIns], now);
  return next ? { kind: "waits", until: next } : told(present(meant, standIns, now), { isQuiet: true });
}

function whom(rung: Rung, { owner, leads, managers }: Audience): [readonly Reader[], readonly Reader[]] {
  if (rung === "manager") return [managers, leads];
  if (rung === "lead" || !owner) return [leads, managers];
  return [[owner], leads];
}

function tellBy(readers: readonly Reader[], now: Instant, dueAt: Instant): Telling | null {
  const working = readers.filter((reader) => isAtWork(reader, now));
  if (working.length > 0) return told(working);
  const next = earliest(readers, now);
  return next && next < dueAt ? { kind: "waits", until: next } : null;
}

function told(to: readonly Reader[], { isQuiet = false } = {}): Telling {
  return { kind: "told", to, isQuiet };
}

/** Who is not away, of those it is meant for, else of those who stand in, else it is theirs all the same. */
function present(meant: readonly Reader[], standIns: readonly Reader[], now: Instant): readonly Reader[] {
  const here = (readers: readonly Reader[]) => readers.filter((reader) => !awayOn(reader, now));
  return [here(meant), here(standIns), meant].find((readers) => readers.length > 0) ?? standIns;
}

/** Whether somebody works at an instant. Who has no hours at all works whenever they are not away. */
export function isAtWork(reader: Reader, at: Instant): boolean {
  if (awayOn(reader, at)) return false;
  return !hasHours(reader.calendar) || worksAt(Temporal.Instant.fromEpochMilliseconds(at.getTime()), reader.calendar);
}

/** The next instant, `from` included, at which somebody is at work; null: not for a year, or nobody knows when. */
export function nextAtWork(reader: Reader, from: Instant): Instant | null {
  let at: Instant | null = from;
  for (let looks = 0; at && looks < 400; looks += 1) {
    at = hasHours(reader.calendar) ? nextWork(at, reader.calendar) : at;
    const absence: Away | undefined = at ? awayOn(reader, at) : undefined;
    if (!absence) return at;
    at = absence.untilOn && startOfDay(addDays(absence.untilOn, 1), reader.calendar.zone);
  }
  return null;
}

function nextWork(from: Instant, calendar: OwnerCalendar): Instant | null {
  const next = nextWorkingMoment(Temporal.Instant.fromEpochMilliseconds(from.getTime()), calendar);
  return next && new Date(next.epochMilliseconds);
}

function earliest(readers: readonly Reader[], now: Instant): Instant | null {
  const moments = readers.flatMap((reader) => nextAtWork(reader, now) ?? []);
  return moments.length > 0 ? new Date(Math.min(...moments.map((moment) => moment.getTime()))) : null;
}

function awayOn({ away, calendar }: Reader, at: Instant): Away | undefined {
  const day = dayIn(calendar.zone, at);
  return away.find(({ fromOn, untilOn }) => fromOn <= day && (untilOn === null || day <= untilOn));
}
