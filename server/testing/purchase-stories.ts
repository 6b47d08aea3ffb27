import { type SQL, sql } from "drizzle-orm";
import fc from "fast-check";
import { newId } from "@/db/id";
import { addDays, type PlainDate, plainDate } from "../domain/plain-date";
import { requestErasure } from "../erasures/mutations";
import { eraseCustomer } from "../erasures/tasks";
import { contextOf } from "./accounts";
import type { World } from "./database";
import { anOrganisation, aPerson } from "./factories";
import { aMerge, anUnmerge } from "./merging";

const dayZero = plainDate("2022-01-15");

/** Days that often lie a threshold apart, or a day beside it: there the rules turn. */
export const anyDay = fc
  .oneof(
    fc
      .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: -1, max: 1 }))
      .map(([months, days]) => months * 30 + days),
    fc.integer({ min: 0, max: 1_200 }),
  )
  .map((days) => addDays(dayZero, days));

/** Few values besides the many, so that some are equal: there the scores turn. */
const anyAmount = fc.oneof(fc.constantFrom(1, 100, 1_000, 5_000), fc.integer({ min: 1, max: 90_000 }));

/** Days between purchases that are just a threshold, a window, or both together; and a day more. */
const rhythms = [
  ...[[1, 30, 31], [60, 61], [90, 91, 396], [180], [181, 365], [366]],
  ...[
    [396, 30],
    [397, 90, 91],
    [456, 91],
    [457, 180],
    [30, 120, 121],
    [395, 396, 30],
  ],
];

type Given = { on: PlainDate; amount: number; who: number; other: number };
type Line = { on: PlainDate; amount: number; currency?: string; order?: string };

/** What can happen; each says whether anything did. */
const acts = {
  buy: async (story, { on, amount, who }) => story.buy(await story.somebody(who), [{ on, amount }]),
  "buy again": async (story, { on, amount, who }) =>
    story.buy(await story.somebody(who), [
      { on, amount },
      { on, amount: amount + 1 },
    ]),
  refund: async (story, { on, amount, who }) => story.buy(await story.somebody(who), [{ on, amount: -amount }]),
  "give away": async (story, { on, who }) => story.buy(await story.somebody(who), [{ on, amount: 0 }]),
  "buy abroad": async (story, { on, amount, who }) =>
    story.buy(await story.somebody(who), [{ on, amount, currency: "EUR" }]),
  "buy much": (story, given) => story.buyMuch(given),
  "undo an import": (story, { who }) => story.undo(who),
  withdraw: (story, { other }) => story.change(sql`withdrawn_at = standpoint_now()`, other),
  "correct the day": (story, { on, other }) => story.change(sql`bought_on = ${on}`, other),
  "correct the amount": (story, { amount, other }) => story.change(sql`amount_minor = ${amount}`, other),
  merge: (story, given) => story.merge(given),
  unmerge: (story) => story.unmerge(),
  "let time pass": (story, { who }) => story.pass(1 + (who % 60)),
  "set a threshold": (story, { who }) => story.setThreshold([30, 60, 90, 180, 395][who % 5] ?? 30),
  settle: (story, { who }) => story.keep(sql`settle_histories(${1 + (who % 3)})`),
  "settle all": (story) => story.keep(sql`settle_histories(1000)`),
  "count thresholds": (story) => story.keep(sql`count_thresholds()`),
  rebuild: (story) => story.keep(sql`rebuild_histories()`),
  erase: async (story, { who }) => story.erase(await story.somebody(who)),
} satisfies Record<string, (story: PurchaseStory, given: Given) => Promise<boolean>>;

type Act = keyof typeof acts;
export type PurchaseAct = Given & { act: Act };
export const purchaseActs = Object.keys(acts) as Act[];

const anyActOf = (act: fc.Arbitrary<Act>) =>
  fc.record({ act, on: anyDay, amount: anyAmount, who: fc.nat(), other: fc.nat() });

/** Erasing goes through every table there is, and is told of in every second story, once. */
export const anyStory = fc
  .tuple(
    fc.array(
      anyActOf(
        fc.oneof(
          { weight: 3, arbitrary: fc.constantFrom<Act>("buy", "buy much", "merge", "settle", "let time pass") },
          {
            weight: 2,
            arbitrary: fc.constantFrom<Act>("unmerge", "undo an import", "set a threshold", "count thresholds"),
          },
          { weight: 5, arbitrary: fc.constantFrom(...purchaseActs.filter((act) => act !== "erase")) },
        ),
      ),
      { minLength: 18, maxLength: 40, size: "max" },
    ),
    anyActOf(fc.constant("erase")),
    fc.nat(),
  )
  .map(([story, erasure, place]) =>
    place % 2 ? story : story.toSpliced(Math.floor(story.length / 3) + (place % (story.length / 2)), 0, erasure),
  );

/** An organisation, and who keeps it. */
export async function anAdmin(world: World): Promise<string> {
  await anOrganisation(world);
  return (await aPerson(world, { roles: ["admin", "board"] })).id;
}

/** Purchases as life records them, and what becomes of them afterwards, in any order, kept at any moment. */
export class PurchaseStory {
  private merges: string[] = [];
  private orders: string[] = [];
  private today = addDays(dayZero, 500);

  private constructor(
    private readonly world: World,
    private readonly admin: string,
  ) {}

  /** `admin` by whom it is told, where there is one: many stories may begin alike. */
  static async begin(world: World, admin?: string): Promise<PurchaseStory> {
    const story = new PurchaseStory(world, admin ?? (await anAdmin(world)));
    await story.pass(0);
    await story.people(8);
    return story;
  }

  get now(): Date {
    return new Date(`${this.today}T09:00:00Z`);
  }

  /** Whether it did anything: nothing is unmerged where nobody is merged. */
  happen({ act, ...given }: PurchaseAct): Promise<boolean> {
    return acts[act](this, given);
  }

  /** Somebody who can still be written about. */
  somebody(who: number): Promise<string | undefined> {
    return this.oneOf(
      sql`select id from customers where erased_at is null and withdrawn_at is null
        and not exists (select from customers s where s.id = customers.survivor_id and s.erased_at is not null)`,
      who,
    );
  }

  async buy(customer: string | undefined, lines: readonly Line[]): Promise<boolean> {
    if (customer === undefined) return false;
    const rows = lines.map(
      ({ on, amount, currency = "GBP", order = newId() }, index) =>
        sql`(${newId()}, ${customer}, ${on}, ${order}, ${String(index)}, ${amount}, ${currency})`,
    );
    await this.world.tx.execute(sql`insert into purchases
      (id, customer_id, bought_on, order_ref, line_ref, amount_minor, currency) values ${sql.join(rows, sql`, `)}`);
    return true;
  }

  /** Much at once, of somebody new and of somebody known. */
  async buyMuch({ on, amount, who }: Given): Promise<boolean> {
    const order = newId();
    this.orders.push(order);
    const lines = [{ on, amount, order }];
    for (const gap of rhythms[who % rhythms.length] ?? [])
      lines.unshift({ on: addDays(lines[0]?.on ?? on, -gap), amount, order });
    await this.buy((await this.customers(1))[0], lines);
    return this.buy(await this.somebody(who), lines.slice(who % 2));
  }

  /** As an undoing does it: what came in counts no more, and who came in with it and has nothing else neither. */
  async undo(which: number): Promise<boolean> {
    const order = this.orders[which % Math.max(1, this.orders.length)];
    const { tx } = this.world;
    const gone = await tx.execute(sql`update purchases set withdrawn_at = standpoint_now()
      where order_ref = ${order ?? ""} and withdrawn_at is null returning id`);
    await tx.execute(sql`update customers set withdrawn_at = standpoint_now() where withdrawn_at is null and erased_at is null
      and survivor_id = id and not exists (select from customers m where m.survivor_id = customers.id and m.id <> customers.id)
      and not exists (select from issues i where i.customer_id = customers.id)
      and exists (select from purchases p where p.customer_id = customers.id)
      and not exists (select from purchases p where p.customer_id = customers.id and p.withdrawn_at is null)`);
    return gone.length > 0;
  }

  async change(set: SQL, which: number): Promise<boolean> {
    const line = await this.oneOf(
      sql`select p.id from purchases p join customers c on c.id = p.customer_id join customers s on s.id = c.survivor_id
        where s.withdrawn_at is null and s.erased_at is null and p.withdrawn_at is null`,
      which,
    );
    if (line) await this.world.tx.execute(sql`update purchases set ${set} where id = ${line}`);
    return line !== undefined;
  }

  async merge({ who, other }: Given): Promise<boolean> {
    const alone = sql`select id from customers where survivor_id = id and erased_at is null and withdrawn_at is null`;
    const into = await this.oneOf(alone, who);
    const merged = await this.oneOf(sql`${alone} and id <> ${into ?? newId()}`, other);
    if (!into || !merged) return false;
    this.merges.push(await aMerge(this.world, merged, into, { byId: this.admin }));
    return true;
  }

  async unmerge(): Promise<boolean> {
    const merge = this.merges.pop();
    if (merge) await anUnmerge(this.world, merge, this.admin);
    return merge !== undefined;
  }

  async erase(customer: string | undefined): Promise<boolean> {
    if (customer === undefined) return false;
    const { tx } = this.world;
    const asked = { reason: "asked" as const, reference: "Request 12 of 2026", typed: "ERASE" };
    const ctx = await contextOf(this.world, this.admin);
    const { erasureId } = await requestErasure(ctx, { customerId: customer, ...asked });
    await eraseCustomer(tx, { erasureId });
    // A merge of somebody erased stays: nobody is told apart any more.
    const stays = await tx.execute<{ id: string }>(
      sql`select m.id from merges m join customers c on c.id = m.merged_id where c.erased_at is not null`,
    );
    this.merges = this.merges.filter((merge) => !stays.some(({ id }) => id === merge));
    return true;
  }

  async setThreshold(days: number): Promise<boolean> {
    await this.world.tx.execute(sql`insert into lapse_thresholds (id, days, reason, set_by)
      values (${newId()}, ${days}, 'A new look at the gaps.', ${this.admin})`);
    return true;
  }

  async pass(days: number): Promise<boolean> {
    this.today = addDays(this.today, days);
    await this.world.setNow(this.now);
    return days > 0;
  }

  async keep(task: SQL): Promise<boolean> {
    const [row] = await this.world.tx.execute<{ done: number }>(sql`select ${task}::int as done`);
    return (row?.done ?? 0) > 0;
  }

  /** Some came long before they were recorded, by their own word; some have something that is not mended. */
  private async people(many: number): Promise<void> {
    const [old, young, complaining, both] = await this.customers(many);
    const { tx } = this.world;
    await tx.execute(sql`update customers set stated_since_source = 'told us',
      stated_since_on = case id when ${young}::uuid then date '2021-06-30' else date '2013-02-28' end
      where id in (${old}, ${young}, ${both})`);
    await tx.execute(sql`insert into issues (id, customer_id, kind, words, opened_at, opened_by, department_id)
      select gen_random_uuid(), c.id, 'fault', 'The heating does not work.', ${this.now.toISOString()}, p.id, p.department_id
      from customers c, people p where c.id in (${complaining}, ${both}) and p.id = ${this.admin}`);
  }

  private async customers(many: number): Promise<string[]> {
    const ids = Array.from({ length: many }, () => newId());
    const rows = ids.map((id) => sql`(${id}, ${id}, 'person', ${`Ada ${id.slice(-6)}`})`);
    await this.world.tx.execute(
      sql`insert into customers (id, survivor_id, kind, name) values ${sql.join(rows, sql`, `)}`,
    );
    return ids;
  }

  private async oneOf(question: SQL, which: number): Promise<string | undefined> {
    const rows = await this.world.tx.execute<{ id: string }>(sql`${question} order by id`);
    return rows[which % Math.max(1, rows.length)]?.id;
  }
}
