import type { Database } from "@/db/client";
import type { AppointmentKind, Role } from "./domain/permissions";
import type { Instant, PlainDate } from "./domain/plain-date";

/** The person who acts, as they stand now. */
export type Actor = {
  id: string;
  name: string;
  email: string;
  roles: readonly Role[];
  departmentId: string;
  departmentName: string;
  teamId: string | null;
  /** Whether they lead their team. */
  isLead: boolean;
  /** Their own zone, else the organisation's. */
  zone: string;
  keysOff: boolean;
  appointments: readonly { kind: AppointmentKind; departmentId: string | null }[];
  sessionId: string;
};

export type Organisation = {
  name: string;
  zone: string;
  country: string;
  currency: string;
  heavyShare: number;
  heavyValueMinor: number | null;
  isDemo: boolean;
  /** The lapse threshold in days; null until a person has set one. */
  lapseDays: number | null;
};

/** What every procedure works with. `today` is the organisation's day. */
export type Context = {
  db: Database;
  actor: Actor;
  now: Instant;
  today: PlainDate;
  organisation: Organisation;
};
