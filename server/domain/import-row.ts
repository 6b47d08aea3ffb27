import type { ContactCause, ContactChannel, ContactDirection, JourneyStage } from "./contact";
import type { IdentityChannel } from "./identity";
import type { ImportMapping } from "./import-mapping";
import type { PlainDate } from "./plain-date";
import type { DuePrecision, Initiator, PromiseKind } from "./promise-words";

export type ReadIdentity = { channel: IdentityChannel; handle: string; normal: string };

export type CustomerRow = {
  key: string;
  kind: "person" | "organisation";
  name: string;
  called: string | null;
  place: string | null;
  country: string | null;
  statedSinceOn: PlainDate | null;
  identities: ReadIdentity[];
  /** What could not be understood, kept as a note word for word. */
  notUnderstood: string[];
};

export type PurchaseRow = {
  key: string;
  boughtOn: PlainDate;
  orderRef: string;
  lineRef: string | null;
  what: string | null;
  amountMinor: number;
  currency: string;
};

export type ContactRow = {
  key: string;
  /** The conversation's id in the other system, where it has one. */
  ref: string | null;
  /** A day without a time is the first instant of that day. */
  happenedAt: Date;
  channel: ContactChannel;
  direction: ContactDirection;
  cause: ContactCause | null;
  stage: JourneyStage | null;
  /** 1 very unhappy … 5 delighted; null is not known. */
  feeling: number | null;
  words: string;
  /** Who held it, as the file says: an e-mail or a name. */
  by: string | null;
};

/**
 * A promise of another system, judged on its own dates (ruling 7): kept iff `keptAt` is known and not after `dueAt`.
 * A day without a time counts from its first instant for `madeAt`, and to its last millisecond for `dueAt` and
 * `keptAt`, so that "kept on the day it was due" is in time and nothing is flattered where only one of them has a time.
 */
export type PromiseRow = {
  key: string;
  ref: string | null;
  said: string;
  kind: PromiseKind;
  channel: ContactChannel;
  madeAt: Date;
  dueAt: Date;
  duePrecision: Exclude<DuePrecision, "window">;
  /** Null: it was not kept, or nobody wrote down when. */
  keptAt: Date | null;
  /** When it was called off; never together with keptAt. */
  cancelledAt: Date | null;
  /** Another time that was set, and when; the first time is judged unless the customer asked for it before it was due. */
  move: { at: Date; dueAt: Date; duePrecision: Exclude<DuePrecision, "window"> } | null;
  /** Who asked for it to be moved or called off; where the file does not say it was us, which flatters nobody. */
  askedBy: Initiator;
  /** What the other system is called. */
  source: string | null;
  /** Who owed it, as the file says: a person's e-mail or name, or a team's name. */
  owner: string | null;
};

/** `remarks`: the row goes in, and this is said about it (a phone that cannot be read, kept as a note). */
export type Read<Row> = { row: Row; remarks: string[] } | { reason: string };

/** What a file's texts are read by where the file itself does not say. */
export type Defaults = { country: string; currency: string; zone: string };

/** The frame in which every line of a file is read. */
export type Frame = { headers: readonly string[]; mapping: ImportMapping; defaults: Defaults };

/** Reads the cells of one line, in the order of the headers. Built once per run, so that a million lines are cheap. */
export type RowReader<Row> = (cells: readonly string[]) => Read<Row>;
