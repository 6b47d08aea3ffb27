import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { newId } from "@/db/id";
import { addDays, type Instant, plainDate } from "../domain/plain-date";
import { plainQuestion } from "../domain/rate-question";
import { inTransaction, type World } from "../testing/database";
import {
  aCast,
  aConfirmationLink,
  aContactAt,
  anEvent,
  answer,
  aPlainCustomer,
  type Cast,
  hours,
  insertInto,
  moveTo,
  someWords,
} from "../testing/promises";
import { getBeside } from "./queries/beside";
import { verifyRates } from "./tasks";

/** What everybody reads: kept rows that are not marked, and the marked ones judged now. */
const read = (at: Instant) => sql`
  select f.* from promise_facts f where not exists (select from promises_unsettled u where u.promise_id = f.promise_id)
  union all select f.* from promise_facts_among(${at.toISOString()}, array(select promise_id from promises_unsettled)) f`;

/** Nothing differs from judging every promise anew at this instant, nor from `promise_outcomes`. */
async function expectRight(world: World, at: Instant): Promise<number> {
  const { tx } = world;
  const [row] = await tx.execute<{ differing: unknown[]; outcomes: unknown[]; n: number }>(sql`
    with read as materialized (${read(at)}),
    anew as materialized (select f.* from promise_facts_between(${at.toISOString()}, '-infinity', 'infinity') f),
    judged as materialized (select o.* from promise_outcomes(${at.toISOString()}) o where o.headline_due < ${at.toISOString()})
    select (select coalesce(jsonb_agg(jsonb_build_array(to_jsonb(r), to_jsonb(a))), '[]')
        from read r full join anew a on a.promise_id = r.promise_id where to_jsonb(a) is distinct from to_jsonb(r)) as differing,
      (select coalesce(jsonb_agg(jsonb_build_array(to_jsonb(r), to_jsonb(o))), '[]')
        from read r full join judged o on o.promise_id = r.promise_id
        where (r.outcome, r.is_counted, r.is_kept, r.is_kept_as_agreed, r.proof, r.team_id, r.is_asked)
          is distinct from (o.outcome, o.in_denominator, o.kept_original, o.kept_agreed, o.proof_level, o.team_id, o.asked_by_customer)
      ) as outcomes,
      (select count(*)::int from anew) as n`);
  expect(row?.differing).toEqual([]);
  expect(row?.outcomes).toEqual([]);
  await expectCustomersRight(world, at);
  return row?.n ?? 0;
}

/** Each customer of a few days once, and what an answer may still change, as one row a promise has them. */
async function expectCustomersRight({ tx }: World, at: Instant): Promise<void> {
  const today = plainDate(at.toISOString().slice(0, 10));
  const question = plainQuestion({ from: addDays(today, -4), to: today });
  const organisation = { zone: "Europe/London", lapseDays: null };
  const told = await getBeside({ db: tx, now: at, today, actor: null, organisation }, question);
  const [row] = await tx.execute(sql`
    with counted as (
      select * from promise_facts_between(${at.toISOString()}, '-infinity', 'infinity')
      where is_counted and level = 'commitment' and origin = 'live' and due_on between ${question.from} and ${question.to})
    select count(distinct survivor_id)::int as n,
      (count(distinct survivor_id) - count(distinct survivor_id) filter (where not is_kept))::int as kept,
      (count(*) filter (where closes_at > ${at.toISOString()}))::int as provisional,
      max(closes_at) filter (where closes_at > ${at.toISOString()}) as until
    from counted`);
  const { customers, provisional } = told;
  expect({ ...customers, provisional: provisional.n, until: provisional.until }).toEqual({
    ...row,
    until: row?.until ? new Date(String(row.until)) : null,
  });
}

const acts = [
  "make",
  "make",
  "keep",
  "keep",
  "move",
  "wish",
  "cancel",
  "void",
  "try",
  "retract",
  "dispute",
  "hand over",
  "merge",
  "unmerge",
  "bands",
  "tenure",
  "settle",
  "settle",
] as const;
const anyAct = fc.record({
  act: fc.constantFrom(...acts),
  after: fc.integer({ min: 0, max: 9 }),
  which: fc.nat({ max: 999 }),
});
type Act = typeof anyAct extends fc.Arbitrary<infer T> ? T : never;

class Story {
  now = hours(0);
  readonly promises: string[] = [];
  readonly done = new Set<string>();
  private constructor(
    private readonly world: World,
    private readonly cast: Cast,
    private readonly customers: string[],
  ) {}

  static async begin(world: World): Promise<Story> {
    const cast = await aCast(world);
    const [second, third] = [await aPlainCustomer(world), await aPlainCustomer(world)];
    return new Story(world, cast, [cast.customer, second, third]);
  }

  async happen({ act, after, which }: Act): Promise<void> {
    this.now = new Date(this.now.getTime() + after * 3_600_000);
    await this.world.setNow(this.now);
    const promise = this.promises[which % Math.max(1, this.promises.length)];
    try {
      // What the database refuses did not happen.
      await this.world.tx.transaction(async (tx) => this.act({ ...this.world, tx }, act, which, promise));
      if (promise !== undefined) this.done.add(act);
    } catch (error) {
      if (!/Failed query|refused/i.test(String(error))) throw error;
    }
  }

  private async act(world: World, act: Act["act"], which: number, promise: string | undefined): Promise<void> {
    const { cast, now } = this;
    const customer = this.customers[which % 3] ?? cast.customer;
    const due = new Date(now.getTime() + (1 + (which % 20)) * 3_600_000);
    if (act === "make") await this.make(world, customer, due);
    if (act === "settle") await world.tx.execute(sql`select settle_promises(${1 + (which % 20)})`);
    if (act === "merge" || act === "unmerge")
      await world.tx.execute(
        sql`update customers set survivor_id = ${act === "merge" ? cast.customer : customer} where id = ${customer}`,
      );
    if (act === "tenure")
      await world.tx.execute(sql`
        insert into standing (customer_id, purchases, purchase_days, value_minor, totals, open_issues, since_on)
        values (${customer}, 0, 0, 0, '{}', 0, (standpoint_now()::date - ${which}::int))
        on conflict (customer_id) do update set since_on = excluded.since_on`);
    if (act === "bands") await this.band(world, customer, which);
    if (promise === undefined) return;
    const event = (kind: Parameters<typeof anEvent>[3], given = {}) => anEvent(world, cast, promise, kind, now, given);
    if (act === "keep") await event("fulfilled", which % 2 ? {} : { contact_id: await this.contact(world, promise) });
    if (act === "move") await event("moved", { ...moveTo(due, "us"), contact_id: await this.contact(world, promise) });
    if (act === "wish")
      await event("moved", { ...moveTo(due, "customer"), contact_id: await this.contact(world, promise) });
    if (act === "cancel")
      await event("cancelled", {
        initiator: which % 2 ? "us" : "customer",
        reason: "Not wanted any more.",
        contact_id: await this.contact(world, promise),
      });
    if (act === "void") {
      await event("void_requested", { reason: "Entered twice." });
      await event("voided", { actor_id: cast.manager });
    }
    if (act === "try") await event("attempted", { message_left: true, contact_id: await this.contact(world, promise) });
    if (act === "retract") {
      const [keep] = await world.tx.execute<{ id: string }>(
        sql`select keep_id as id from promise_states where promise_id = ${promise} and until_at is null`,
      );
      await event("retracted", {
        retracts_id: keep?.id ?? null,
        actor_id: cast.manager,
        reason: "Pressed by mistake.",
      });
    }
    if (act === "hand over")
      await event("handed_over", { new_owner_id: which % 2 ? cast.colleague : cast.manager, actor_id: cast.manager });
    if (act === "dispute") {
      const link = await aConfirmationLink(world, promise, new Date(now.getTime() + 1));
      await answer(world, link, which % 2 ? "no" : "yes");
    }
  }

  private async make(world: World, customer: string, due: Instant): Promise<void> {
    const id = newId();
    await insertInto(world, "promises", {
      ...{ id, customer_id: customer, kind: "callback", channel: "phone", zone: "Europe/London", calendar: "{}" },
      said_id: await someWords(world, "I'll ring you back."),
      ...{ made_by: this.cast.maker, owner_id: this.cast.maker, made_at: this.now },
      ...{ original_due_at: due, due_precision: "time" },
    });
    this.promises.push(id);
  }

  private async contact(world: World, promise: string): Promise<string> {
    const [row] = await world.tx.execute<{ customer: string }>(
      sql`select customer_id as customer from promises where id = ${promise}`,
    );
    return aContactAt(world, { ...this.cast, customer: row?.customer ?? "" }, this.now);
  }

  /** As a run does it: the day is the grain, an earlier run of today gives way. */
  private async band({ tx }: World, customer: string, which: number): Promise<void> {
    const band = which % 2 ? "Top" : "Low";
    await tx.execute(sql`delete from band_spans where from_on = standpoint_now()::date and customer_id = ${customer}`);
    await tx.execute(sql`update band_spans set until_on = standpoint_now()::date
      where until_on is null and customer_id = ${customer}`);
    await tx.execute(sql`insert into band_spans (customer_id, band, is_best, because, from_on)
      values (${customer}, ${band}, false, '{}', standpoint_now()::date)`);
  }
}

it("reads the same from what is kept as from the facts, whatever happened in whatever order", async () => {
  let judged = 0;
  const done = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { minLength: 50, maxLength: 120, size: "max" }), async (told) => {
      await inTransaction(async (world) => {
        const story = await Story.begin(world);
        for (const [index, one] of told.entries()) {
          await story.happen(one);
          if (index % 5 === 4) judged += await expectRight(world, story.now);
        }
        for (const act of story.done) done.add(act);
        await expectRight(world, new Date(story.now.getTime() + 1));
        await world.setNow(new Date(story.now.getTime() + 100 * 3_600_000));
        await world.tx.execute(sql`select settle_promises(1000)`);
        expect(await verifyRates(world.tx)).toMatchObject({ different: 0, days: [] });
      });
    }),
    { numRuns: 25 },
  );
  expect([...done].sort()).toEqual([...new Set<string>(acts)].sort());
  expect(judged).toBeGreaterThan(1000);
}, 120_000);
