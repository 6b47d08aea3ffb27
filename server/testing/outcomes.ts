import { sql } from "drizzle-orm";
import fc from "fast-check";
import { newId } from "@/db/id";
import type { OutcomeMeasure } from "../domain/comparison";
import { addDays, type PlainDate, plainDate, startOfDay } from "../domain/plain-date";
import { type Counted, type FollowedCustomer, figuresFrom } from "./comparison";
import type { World } from "./database";
import { aCast, anEffect } from "./decisions";

/** The day the decision of these tests takes effect. */
export const effectOn = plainDate("2026-11-21");
const zone = "Europe/London";

/** A customer with what they did, in days from the effect. */
export type Life = {
  isAffected: boolean;
  contacts: readonly { day: number; isIn: boolean; feeling: number | null; isOut: boolean }[];
  complaints: readonly number[];
  purchases: readonly { day: number; minor: number; currency: string; isOut: boolean }[];
  promises: readonly { day: number; isKept: boolean }[];
};

const days = fc.integer({ min: -75, max: 27 });

/** Lives in which something happens before and after, and some of it does not count. */
export const anyLife: fc.Arbitrary<Life> = fc.record({
  isAffected: fc.boolean(),
  contacts: fc.array(
    fc.record({
      day: days,
      isIn: fc.boolean(),
      feeling: fc.option(fc.integer({ min: 1, max: 5 })),
      isOut: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    }),
    { maxLength: 5 },
  ),
  complaints: fc.array(days, { maxLength: 2 }),
  purchases: fc.array(
    fc.record({
      day: fc.integer({ min: -130, max: 27 }),
      minor: fc.integer({ min: -5_000, max: 90_000 }),
      currency: fc.constantFrom("GBP", "GBP", "EUR"),
      isOut: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    }),
    { maxLength: 5 },
  ),
  promises: fc.array(fc.record({ day: days, isKept: fc.boolean() }), { maxLength: 5 }),
});

type Row = Record<string, unknown>;

async function load({ tx }: World, table: string, rows: readonly Row[]): Promise<void> {
  const columns = sql.join(
    Object.keys(rows[0] ?? {}).map((name) => sql.identifier(name)),
    sql`, `,
  );
  if (rows.length === 0) return;
  await tx.execute(sql`insert into ${sql.identifier(table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.identifier(table)}, ${JSON.stringify(rows)}::jsonb)`);
}

/** Noon of a day, counted from the effect. */
const noon = (day: number, hour = 12) =>
  new Date(startOfDay(addDays(effectOn, day), zone).getTime() + hour * 3_600_000).toISOString();

/**
 * A decision in effect since `effectOn` on whoever has an open issue, and these lives beside it: they are drawn as they
 * stood on that day, and everything they do, before and after, is loaded. The clock is left at the effect.
 */
export async function anOutcome(world: World, lives: readonly Life[]) {
  await world.setNow(new Date(noon(0)));
  const cast = await aCast(world);
  const written = lives.map((life) => ({ id: newId(), life }));
  await world.tx.execute(sql`update organisation set heavy_share = 1`);
  await world.keepGivenTimes();
  await load(
    world,
    "customers",
    written.map(({ id }) => ({ id, survivor_id: id, kind: "person", name: "Ada", recorded_at: noon(-400) })),
  );
  const by = { opened_by: cast.owner.id, department_id: cast.department.id };
  await load(
    world,
    "issues",
    written
      .flatMap(({ id, life }) => [
        ...(life.isAffected ? [anIssueOf(id, "question", noon(-1), by)] : []),
        ...life.complaints.map((day) => ({
          ...anIssueOf(id, "complaint", noon(day), by),
          ...{ resolved_at: noon(day, 13), resolved_by: cast.owner.id, resolution: "Mended." },
        })),
      ])
      .map((row) => ({ resolved_at: null, resolved_by: null, resolution: null, ...row })),
  );
  await live(world, written, cast.owner.id, (day) => day < 0);
  await world.tx.execute(sql`select refuse_given_times()`);
  const decision = await anEffect(world, cast);
  await world.keepGivenTimes();
  await live(world, written, cast.owner.id, (day) => day >= 0);
  return { cast, decisionId: decision.decision.id, statementId: decision.statement.id, written };
}

const anIssueOf = (customer_id: string, kind: string, opened_at: string, by: Row): Row => ({
  ...{ id: newId(), customer_id, kind, words: "Cold.", opened_at, recorded_at: opened_at },
  ...by,
});

type Lived = readonly { id: string; life: Life }[];

async function live(world: World, written: Lived, by: string, when: (day: number) => boolean): Promise<void> {
  const each = <T extends { day: number }, Made extends Row>(of: (life: Life) => readonly T[], row: (one: T) => Made) =>
    written.flatMap(({ id, life }) =>
      of(life)
        .filter(({ day }) => when(day))
        .map((one) => ({ id: newId(), customer_id: id, ...row(one) })),
    );
  const bought = each(
    ({ purchases }) => purchases,
    ({ day, minor, currency, isOut }) => ({
      ...{ bought_on: addDays(effectOn, day), order_ref: "1", amount_minor: minor, currency, recorded_at: noon(27) },
      withdrawn_at: isOut ? noon(27) : null,
    }),
  );
  await load(world, "purchases", bought);
  const spoken = each(
    ({ contacts }) => contacts,
    ({ day, isIn, feeling, isOut }) => ({
      ...{ happened_at: noon(day), recorded_at: noon(day), channel: "phone", direction: isIn ? "in" : "out", feeling },
      ...{ words: "Rang.", logged_by: by, withdrawn_at: isOut ? noon(27) : null },
    }),
  );
  await load(world, "contacts", spoken);
  const promised = each(
    ({ promises }) => promises,
    ({ day, isKept }) => ({ said_id: newId(), day, isKept }),
  );
  await load(
    world,
    "texts",
    promised.map(({ said_id }) => ({ id: said_id, body: "I'll ring back." })),
  );
  const owned = { made_by: by, owner_id: by, zone, calendar: {}, due_precision: "time" };
  await load(
    world,
    "promises",
    promised.map(({ isKept: _, day, ...row }) => ({
      ...{ ...row, ...owned, kind: "callback", channel: "phone", origin: "live" },
      ...{ made_at: noon(Number(day), 9), recorded_at: noon(Number(day), 9), original_due_at: noon(Number(day)) },
    })),
  );
  const kept = promised.filter(({ isKept }) => isKept);
  await load(
    world,
    "promise_events",
    kept.map(({ id, day }) => ({
      ...{ id: newId(), promise_id: id, kind: "fulfilled", actor_id: by, origin: "live" },
      ...{ occurred_at: noon(Number(day), 10), recorded_at: noon(Number(day), 10) },
    })),
  );
}

/** What the measures count of one life when the effect is so many days old, as METRICS and the domain say it, row by row. */
export function countedOf(
  life: Pick<Life, "contacts" | "complaints" | "purchases" | "promises">,
  length: number,
  lapseDays: number | null,
): FollowedCustomer["counted"] {
  const isBefore = ({ day }: { day: number }) => day >= -length && day < 0;
  const isAfter = ({ day }: { day: number }) => day >= 0 && day < length;
  const both = <T extends { day: number }>(rows: readonly T[], k: (rows: readonly T[]) => number): Counted => ({
    ...{ kBefore: k(rows.filter(isBefore)), nBefore: 1, kAfter: k(rows.filter(isAfter)), nAfter: 1 },
  });
  const contacts = life.contacts.filter(({ isOut }) => !isOut);
  const bought = life.purchases.filter(({ isOut }) => !isOut);
  const lastFelt = (of: typeof contacts) =>
    of.filter(({ feeling }) => feeling !== null).toSorted((a, b) => b.day - a.day)[0]?.feeling;
  const felt = [contacts.filter(isBefore), contacts.filter(isAfter)].map(lastFelt);
  const due = { before: life.promises.filter(isBefore), after: life.promises.filter(isAfter) };
  const active = (on: number) =>
    bought.some(({ day, minor }) => minor >= 0 && day <= on && day >= on - (lapseDays ?? 0));
  const counted: Record<OutcomeMeasure, Counted> = {
    contacts: both(
      contacts.filter(({ isIn }) => isIn),
      (rows) => rows.length,
    ),
    complaints: both(
      life.complaints.map((day) => ({ day })),
      (rows) => rows.length,
    ),
    value: both(
      bought.filter(({ currency }) => currency === "GBP"),
      (rows) => rows.reduce((sum, { minor }) => sum + minor, 0),
    ),
    kept: {
      ...{ kBefore: due.before.filter(({ isKept }) => isKept).length, nBefore: due.before.length },
      ...{ kAfter: due.after.filter(({ isKept }) => isKept).length, nAfter: due.after.length },
    },
    happy: {
      ...{ kBefore: Number((felt[0] ?? 0) >= 4), nBefore: Number(Boolean(felt[0])) },
      ...{ kAfter: Number((felt[1] ?? 0) >= 4), nAfter: Number(Boolean(felt[1])) },
    },
    lapsed: {
      ...{ kBefore: Number(active(-length - 1) && !active(-1)), nBefore: Number(active(-length - 1)) },
      ...{ kAfter: Number(active(-1) && !active(length - 1)), nAfter: Number(active(-1)) },
    },
  };
  const { lapsed, ...others } = counted;
  return lapseDays === null ? others : { ...others, lapsed };
}

type Drawn = { id: string; side: "affected" | "comparable"; likeness: number };

/** Who was drawn, as only the owner can read it. */
export async function drawnOf({ tx }: World, statementId: string): Promise<Drawn[]> {
  return [
    ...(await tx.execute<Drawn>(sql`
      select d.id, 'affected' as side, d.likeness from statement_reach cross join lateral unnest(sample, sample_likeness) d (id, likeness)
       where statement_id = ${statementId}
      union all
      select d.id, 'comparable', d.likeness from statement_reach
       cross join lateral unnest(comparators, comparator_likeness) d (id, likeness) where statement_id = ${statementId}`)),
  ];
}

/** The figures worked out here, customer by customer, of those drawn and not gone. */
export function figuresOf(
  drawn: readonly Drawn[],
  lives: ReadonlyMap<string, Life>,
  length: number,
  lapseDays: number | null,
) {
  const nothing: Life = { isAffected: false, contacts: [], complaints: [], purchases: [], promises: [] };
  return figuresFrom(
    drawn.map(({ id, side, likeness }) => ({
      ...{ side, likeness, counted: countedOf(lives.get(id) ?? nothing, length, lapseDays) },
    })),
  );
}

/** The day after the last one counted. */
export const dayAfter = (length: number): PlainDate => addDays(effectOn, length);
