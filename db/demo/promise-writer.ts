import { createHash } from "node:crypto";
import { type Calendar, plusMinutes } from "./calendar";
import type { Due } from "./promise-times";
import type { Random } from "./random";
import type { Row, Sheet } from "./rows";
import type { Staff } from "./staff";
import { organisation } from "./words/people";

export type Promising = { sheet: Sheet; calendar: Calendar; staff: Staff; random: Random; events: Row[] };

export type NewPromise = {
  customerId: string;
  kind: string;
  said: string;
  channel: string;
  contactId: string | null;
  madeBy: string;
  madeAt: Date;
  recordedAt: Date;
  /** A person's name, or the team's where nobody in it has taken it yet. */
  owner: { person: string } | { team: string };
  due: Due;
  /** It decides whether they stay. */
  isMoment?: boolean;
  /** When they wanted it, where they said so. */
  wantedAt?: Date;
};

/** A promise as it was made; what happened to it follows as events. */
export type Made = NewPromise & { id: string };

export function writePromise({ sheet, staff, random }: Promising, promise: NewPromise): Made {
  const id = random.id(promise.recordedAt);
  sheet.add("promises", {
    id,
    customer_id: promise.customerId,
    kind: promise.kind,
    said_id: writeText(sheet, random, promise.recordedAt, promise.said),
    channel: promise.channel,
    contact_id: promise.contactId,
    made_by: staff.person(promise.madeBy),
    made_team_id: staff.teamOf(promise.madeBy),
    made_at: promise.madeAt,
    owner_id: "person" in promise.owner ? staff.person(promise.owner.person) : null,
    owner_team_id: "team" in promise.owner ? staff.team(promise.owner.team) : null,
    earliest_at: promise.due.opensAt,
    original_due_at: promise.due.at,
    due_precision: promise.due.precision,
    is_moment_of_truth: promise.isMoment ?? false,
    wanted_at: promise.wantedAt ?? null,
    zone: organisation.zone,
    calendar: {
      customer: { zone: organisation.zone, from: "address" },
      owner: { zone: organisation.zone, hours: organisation.hours, from: "organisation" },
      typed: "",
      explanation: "",
    },
    origin: "live",
    recorded_at: promise.recordedAt,
  });
  return { ...promise, id };
}

type EventFacts = {
  initiator?: "customer" | "us";
  agreed?: boolean;
  newDue?: Due;
  newOwner?: string;
  messageLeft?: boolean;
  retractsId?: string;
  contactId?: string;
  purchaseId?: string;
  issueId?: string;
  occurredAt?: Date;
  reason?: string;
  tokenId?: string;
  answer?: "yes" | "late" | "no";
};

/** Notes an event; all of them are inserted in the order of time once everything is told. Returns its id. */
export function writeEvent(
  promising: Promising,
  made: Made,
  kind: string,
  by: string | null,
  at: Date,
  facts: EventFacts = {},
): string {
  const { sheet, random, staff, events } = promising;
  const id = random.id(at);
  const reasonId = facts.reason === undefined ? null : writeText(sheet, random, at, facts.reason);
  events.push({
    id,
    promise_id: made.id,
    kind,
    actor_id: by === null ? null : staff.person(by),
    occurred_at: facts.occurredAt ?? at,
    initiator: facts.initiator ?? null,
    customer_agreed: facts.agreed ?? null,
    new_earliest_at: facts.newDue?.opensAt ?? null,
    new_due_at: facts.newDue?.at ?? null,
    new_due_precision: facts.newDue?.precision ?? null,
    new_owner_id: facts.newOwner === undefined ? null : staff.person(facts.newOwner),
    message_left: facts.messageLeft ?? null,
    retracts_id: facts.retractsId ?? null,
    contact_id: facts.contactId ?? null,
    purchase_id: facts.purchaseId ?? null,
    issue_id: facts.issueId ?? null,
    reason_id: reasonId,
    token_id: facts.tokenId ?? null,
    answer: facts.answer ?? null,
    origin: "live",
    recorded_at: at,
  });
  return id;
}

/** A contact with the customer of a promise, recorded a few minutes after it happened. Returns its id. */
export function writeContactAbout(
  promising: Promising,
  made: Pick<Made, "customerId">,
  by: string,
  at: Date,
  direction: "in" | "out",
  words: string,
  cause: string,
  feeling: number | null,
): string {
  const { sheet, random, staff } = promising;
  const id = random.id(at);
  sheet.add("contacts", {
    id,
    customer_id: made.customerId,
    happened_at: at,
    channel: random.weighted([
      ["phone", 8],
      ["email", 2],
    ] as const),
    direction,
    cause,
    stage: "get_help",
    feeling,
    words,
    issue_id: null,
    logged_by: staff.person(by),
    team_id: staff.teamOf(by),
    recorded_at: plusMinutes(at, 2),
  });
  return id;
}

/** The customer is asked by a single-use link and, as a rule, answers. */
export function writeAnswer(
  promising: Promising,
  made: Made,
  askedAt: Date,
  answeredAt: Date | null,
  answer: "yes" | "late" | "no",
): void {
  const { sheet, random } = promising;
  const id = random.id(askedAt);
  sheet.add("confirmation_tokens", {
    id,
    promise_id: made.id,
    hash: `\\x${createHash("sha256").update(id).digest("hex")}`,
    expires_at: plusMinutes(askedAt, 14 * 24 * 60),
    used_at: answeredAt,
    sent_at: askedAt,
    recorded_at: askedAt,
  });
  if (answeredAt === null) return;
  const kind = answer === "yes" ? "customer_confirmed" : "customer_disputed";
  writeEvent(promising, made, kind, null, answeredAt, { tokenId: id, answer });
}

function writeText(sheet: Sheet, random: Random, at: Date, body: string): string {
  const id = random.id(at);
  sheet.add("texts", { id, body });
  return id;
}

/** The name of somebody who acts for the owner: the owner, or one of the team's people. */
export function actorOf(made: Made, random: Random): string {
  if ("person" in made.owner) return made.owner.person;
  return random.pick(teamHands[made.owner.team] ?? ["Amara Boateng"]);
}

const teamHands: Record<string, readonly string[]> = {
  "Leeds line": ["Amara Boateng", "Siân Pritchard", "Daniel Reyes"],
  Complaints: ["Owen Gallagher"],
  Scheduling: ["Leila Farouk"],
  "Engineers North": ["Gareth Pugh"],
  Billing: ["Tom Adeyemi"],
  Renewals: ["Kofi Mensah-Clarke", "Bronwen Ellis"],
};
