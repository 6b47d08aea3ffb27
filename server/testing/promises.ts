import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import { contacts, customers } from "@/db/schema";
import type { Context } from "../context";
import type { Role } from "../domain/permissions";
import { dayIn, type Instant } from "../domain/plain-date";
import type { PromiseEventKind } from "../domain/promise-words";
import type { World } from "./database";
import { anOrganisation, aPerson, aTeam, made } from "./factories";

/** The day promises are made in these tests; they are due two days later unless a test says otherwise. */
export const madeAt = new Date("2026-11-20T09:00:00.000Z");

/** So many hours after `madeAt`. */
export const hours = (count: number) => new Date(madeAt.getTime() + count * 3_600_000);

/** Who stands around a promise: its maker, a colleague in the same team, a manager, and two customers. */
export type Cast = {
  maker: string;
  colleague: string;
  manager: string;
  team: string;
  customer: string;
  stranger: string;
};

export async function aCast(world: World): Promise<Cast> {
  await anOrganisation(world);
  const team = await aTeam(world);
  const inTeam = { departmentId: team.departmentId, teamId: team.id };
  return {
    team: team.id,
    maker: (await aPerson(world, inTeam)).id,
    colleague: (await aPerson(world, inTeam)).id,
    manager: (await aPerson(world, { ...inTeam, roles: ["manager"] })).id,
    customer: await aPlainCustomer(world),
    stranger: await aPlainCustomer(world),
  };
}

export async function aPlainCustomer({ tx }: World): Promise<string> {
  const id = newId();
  await tx.insert(customers).values({ id, survivorId: id, kind: "person", name: "Margaret Okonkwo" });
  return id;
}

export async function someWords({ tx }: Pick<World, "tx">, body: string): Promise<string> {
  const id = newId();
  await tx.execute(sql`insert into texts (id, body) values (${id}, ${body})`);
  return id;
}

/** A contact logged at `at`; the clock is set to it first. */
export async function aContactAt(
  world: World,
  cast: Cast,
  at: Instant,
  given: Partial<typeof contacts.$inferInsert> = {},
) {
  await world.setNow(at);
  const [row] = await world.tx
    .insert(contacts)
    .values({
      id: newId(),
      customerId: cast.customer,
      happenedAt: at,
      channel: "phone",
      direction: "out",
      words: "Rang Mrs Okonkwo.",
      loggedBy: cast.maker,
      ...given,
    })
    .returning();
  return made(row).id;
}

type Columns = Record<string, string | number | boolean | Date | null>;

/** Inserts named columns only, as the application does. */
export async function insertInto({ tx }: Pick<World, "tx">, table: string, columns: Columns): Promise<void> {
  const names = sql.join(
    Object.keys(columns).map((name) => sql.identifier(name)),
    sql`, `,
  );
  const values = sql.join(
    Object.values(columns).map((value) => sql`${value instanceof Date ? value.toISOString() : value}`),
    sql`, `,
  );
  await tx.execute(sql`insert into ${sql.identifier(table)} (${names}) values (${values})`);
}

/** A call-back promised at `madeAt`, due 48 hours later; the clock is left at its making. */
export async function aPromise(world: World, cast: Cast, given: Columns = {}): Promise<string> {
  await world.setNow(madeAt);
  const id = newId();
  await insertInto(world, "promises", {
    id,
    customer_id: cast.customer,
    kind: "callback",
    said_id: await someWords(world, "I'll ring you back by Sunday morning."),
    channel: "phone",
    made_by: cast.maker,
    made_at: madeAt,
    owner_id: cast.maker,
    original_due_at: hours(48),
    due_precision: "time",
    zone: "Europe/London",
    calendar: JSON.stringify({}),
    ...given,
  });
  return id;
}

/** Something that happens to a promise at `at`, by its maker unless given; the clock is set to it. Returns its id. */
export async function anEvent(
  world: World,
  cast: Cast,
  promise: string,
  kind: PromiseEventKind,
  at: Instant,
  { reason, ...given }: Columns & { reason?: string } = {},
): Promise<string> {
  await world.setNow(at);
  const id = newId();
  const reasonId = reason === undefined ? {} : { reason_id: await someWords(world, reason) };
  await insertInto(world, "promise_events", {
    id,
    promise_id: promise,
    kind,
    actor_id: cast.maker,
    ...reasonId,
    ...given,
  });
  return id;
}

/** A move, in the words of the table. */
export function moveTo(due: Instant, initiator: "customer" | "us", agreed = true): Columns & { reason: string } {
  return {
    initiator,
    customer_agreed: agreed,
    new_due_at: due,
    new_due_precision: "time",
    reason: "No answer from the supplier.",
  };
}

/** A single-use link for the customer of a promise, as only the owner's login can make one. Returns what the link carries. */
export async function aConfirmationLink(
  { tx }: World,
  promise: string,
  expiresAt: Instant = hours(24 * 30),
): Promise<string> {
  const token = newId();
  await tx.execute(sql`insert into confirmation_tokens (id, promise_id, hash, expires_at)
    values (${newId()}, ${promise}, sha256(convert_to(${token}, 'UTF8')), ${expiresAt.toISOString()})`);
  return token;
}

export async function answer({ tx }: World, token: string, word: string): Promise<void> {
  await tx.execute(sql`select answer_confirmation(${token}, ${word})`);
}

export type OutcomeRow = {
  promise_id: string;
  outcome: string;
  in_denominator: boolean;
  kept_original: boolean;
  kept_agreed: boolean;
  proof_level: string | null;
};

/** What the database says of every promise, seen from an instant. */
export async function outcomesAt({ tx }: Pick<World, "tx">, at: Instant): Promise<Map<string, OutcomeRow>> {
  const rows = await tx.execute<OutcomeRow>(sql`
    select promise_id, outcome, in_denominator, kept_original, kept_agreed, proof_level
    from promise_outcomes(${at.toISOString()}::timestamptz)`);
  return new Map(rows.map((row) => [row.promise_id, row]));
}

/** A request of one person at one instant, with the rights of the application's login. */
export async function request(
  world: World,
  cast: Cast,
  personId: string,
  at: Date,
  roles: Role[] = ["frontline"],
): Promise<Context> {
  await world.asOwner();
  await world.setNow(at);
  await world.asApp();
  return {
    db: world.tx,
    now: at,
    today: dayIn("Europe/London", at),
    actor: {
      id: personId,
      name: "Somebody",
      email: "somebody@example.org",
      roles,
      departmentId: cast.team,
      departmentName: "Service",
      teamId: cast.team,
      isLead: false,
      zone: "Europe/London",
      keysOff: false,
      appointments: [],
      sessionId: cast.team,
    },
    organisation: {
      name: "Harbour",
      zone: "Europe/London",
      country: "GB",
      currency: "GBP",
      heavyShare: 0.1,
      heavyValueMinor: null,
      isDemo: false,
      lapseDays: null,
    },
  };
}
