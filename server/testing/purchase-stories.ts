import { sql } from "drizzle-orm";
import fc from "fast-check";
import { newId } from "@/db/id";
import { addDays, type PlainDate, plainDate } from "../domain/plain-date";
import type { PurchaseLine } from "../domain/purchase-history";
import { requestErasure } from "../erasures/mutations";
import { eraseCustomer } from "../erasures/tasks";
import { contextOf } from "./accounts";
import type { World } from "./database";
import { anOrganisation, aPerson } from "./factories";
import { aMerge, anUnmerge } from "./merging";

export const dayZero = plainDate("2022-01-15");

/** Days that often lie a threshold apart, or a day beside it: there the rules turn. */
export const anyDay = fc
  .oneof(
    fc
      .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: -1, max: 1 }))
      .map(([months, days]) => months * 30 + days),
    fc.integer({ min: 0, max: 1_200 }),
  )
  .map((days) => addDays(dayZero, days));

export const purchaseActs = [
  ...["buy", "buy again", "buy much", "refund", "give away", "buy abroad", "correct the day", "correct the amount"],
  ...["withdraw", "undo an import", "merge", "unmerge", "erase", "set a threshold"],
  ...["settle", "settle all", "count thresholds", "rebuild"],
] as const;

export const anyPurchaseAct = fc.record({
  act: fc.constantFrom(...purchaseActs, "buy" as const, "buy much" as const, "settle" as const),
  on: anyDay,
  amount: fc.integer({ min: 1, max: 90_000 }),
  who: fc.nat(),
  other: fc.nat(),
});
export type PurchaseAct = typeof anyPurchaseAct extends fc.Arbitrary<infer T> ? T : never;

type Line = { on?: PlainDate; amount?: number; currency?: string; order?: string };

/** Purchases as life records them, and what becomes of them afterwards, in any order, kept at any moment. */
export class PurchaseStory {
  private merges: string[] = [];
  private orders: string[] = [];
  readonly done = new Set<string>();

  private constructor(
    private readonly world: World,
    private readonly admin: string,
  ) {}

  static async begin(world: World): Promise<PurchaseStory> {
    await world.setNow(new Date(`${addDays(dayZero, 500)}T09:00:00Z`));
    await anOrganisation(world);
    const admin = await aPerson(world, { roles: ["admin", "board"] });
    const story = new PurchaseStory(world, admin.id);
    for (let index = 0; index < 6; index++) await story.customer();
    return story;
  }

  async happen({ act, on, amount, who, other }: PurchaseAct): Promise<void> {
    const { tx } = this.world;
    const customer = await this.oneOf(
      sql`select id from customers where erased_at is null and withdrawn_at is null
      and not exists (select from customers s where s.id = customers.survivor_id and s.erased_at is not null)`,
      who,
    );
    if (customer === undefined) return;
    this.done.add(act);
    if (act === "buy") return this.lines(customer, [{ on, amount }]);
    if (act === "buy again")
      return this.lines(customer, [
        { on, amount },
        { on, amount: amount + 1 },
      ]);
    if (act === "refund") return this.lines(customer, [{ on, amount: -amount }]);
    if (act === "give away") return this.lines(customer, [{ on, amount: 0 }]);
    if (act === "buy abroad") return this.lines(customer, [{ on, amount, currency: "EUR" }]);
    if (act === "buy much") {
      const order = newId();
      this.orders.push(order);
      const days = [0, 1, 29, 30, 31, 365, 400].map((days) => ({ on: addDays(on, days - 400), amount, order }));
      return this.lines(await this.customer(), days);
    }
    if (act === "undo an import") return this.undo(this.orders[who % Math.max(1, this.orders.length)]);
    if (act === "merge") return this.merge(customer, other);
    if (act === "unmerge") {
      const merge = this.merges.pop();
      if (merge) await anUnmerge(this.world, merge, this.admin);
      return;
    }
    if (act === "erase" && who % 4 === 0) return this.erase(customer);
    if (act === "set a threshold") {
      await tx.execute(sql`insert into lapse_thresholds (id, days, reason, set_by)
        values (${newId()}, ${[30, 90, 395][who % 3]}, 'A new look at the gaps.', ${this.admin})`);
    }
    if (act === "settle") await tx.execute(sql`select settle_histories(${1 + (who % 3)})`);
    if (act === "settle all") await tx.execute(sql`select settle_histories(1000)`);
    if (act === "count thresholds") await tx.execute(sql`select count_thresholds()`);
    if (act === "rebuild") await tx.execute(sql`select rebuild_histories()`);
    await this.change({ act, on, amount, other });
  }

  /** Every line that counts, read through the survivor, from the tables' plain rows. */
  async counted(): Promise<(PurchaseLine & { currency: string })[]> {
    const { tx } = this.world;
    const people = await tx.execute<{ id: string; survivor: string; gone: boolean }>(
      sql`select id, survivor_id as survivor, withdrawn_at is not null as gone from customers`,
    );
    const lines = await tx.execute<{ id: string; on: PlainDate; amount: number; currency: string }>(sql`
      select customer_id as id, bought_on::text as on, amount_minor::float8 as amount, currency
      from purchases where withdrawn_at is null`);
    const survivor = new Map(people.map((one) => [one.id, one.survivor]));
    const gone = new Set(people.filter((one) => one.gone).map(({ id }) => id));
    return lines
      .map(({ id, on, amount, currency }) => ({
        ...{ customerId: survivor.get(id) ?? id, boughtOn: on, amountMinor: amount, currency },
      }))
      .filter(({ customerId }) => !gone.has(customerId));
  }

  private async customer(): Promise<string> {
    const id = newId();
    await this.world.tx.execute(sql`
      insert into customers (id, survivor_id, kind, name) values (${id}, ${id}, 'person', ${`Ada ${id.slice(-6)}`})`);
    return id;
  }

  private async lines(customer: string, lines: readonly Line[]): Promise<void> {
    const rows = lines.map(
      ({ on = dayZero, amount = 100, currency = "GBP", order = "order" }, index) =>
        sql`(${newId()}, ${customer}, ${on}, ${order}, ${String(index)}, ${amount}, ${currency})`,
    );
    await this.world.tx.execute(sql`insert into purchases
      (id, customer_id, bought_on, order_ref, line_ref, amount_minor, currency) values ${sql.join(rows, sql`, `)}`);
  }

  /** As an undoing does it: what came in counts no more, and whoever came in with it neither. */
  private async undo(order: string | undefined): Promise<void> {
    if (order === undefined) return;
    const { tx } = this.world;
    await tx.execute(
      sql`update purchases set withdrawn_at = standpoint_now() where order_ref = ${order} and withdrawn_at is null`,
    );
    await tx.execute(sql`update customers set withdrawn_at = standpoint_now() where withdrawn_at is null and erased_at is null
      and survivor_id = id and not exists (select from customers m where m.survivor_id = customers.id and m.id <> customers.id)
      and exists (select from purchases p where p.customer_id = customers.id)
      and not exists (select from purchases p where p.customer_id = customers.id and p.withdrawn_at is null)`);
  }

  private async merge(customer: string, other: number): Promise<void> {
    const alone = sql`select id from customers where survivor_id = id and erased_at is null and withdrawn_at is null`;
    const merged = await this.oneOf(
      sql`${alone} and id <> (select survivor_id from customers where id = ${customer})`,
      other,
    );
    const [into] = await this.world.tx.execute<{ id: string }>(
      sql`select survivor_id as id from customers where id = ${customer}`,
    );
    if (merged && into) this.merges.push(await aMerge(this.world, merged, into.id, { byId: this.admin }));
  }

  private async erase(customer: string): Promise<void> {
    const [of] = await this.world.tx.execute<{ id: string }>(
      sql`select survivor_id as id from customers where id = ${customer}`,
    );
    // A merge of somebody erased stays: nobody is told apart any more.
    this.merges = [];
    const asked = { reason: "asked" as const, reference: "Request 12 of 2026", typed: "ERASE" };
    const { erasureId } = await requestErasure(await contextOf(this.world, this.admin), {
      customerId: of?.id ?? "",
      ...asked,
    });
    await eraseCustomer(this.world.tx, { erasureId });
  }

  private async change({
    act,
    on,
    amount,
    other,
  }: Pick<PurchaseAct, "act" | "on" | "amount" | "other">): Promise<void> {
    const { tx } = this.world;
    if (!["correct the day", "correct the amount", "withdraw"].includes(act)) return;
    const line = await this.oneOf(
      sql`select p.id from purchases p join customers c on c.id = p.customer_id
      join customers s on s.id = c.survivor_id
      where s.withdrawn_at is null and s.erased_at is null and p.withdrawn_at is null`,
      other,
    );
    if (line === undefined) return;
    const set = {
      "correct the day": sql`bought_on = ${on}`,
      "correct the amount": sql`amount_minor = ${amount}`,
      withdraw: sql`withdrawn_at = standpoint_now()`,
    }[act as "withdraw"];
    await tx.execute(sql`update purchases set ${set} where id = ${line}`);
  }

  private async oneOf(question: ReturnType<typeof sql>, which: number): Promise<string | undefined> {
    const rows = await this.world.tx.execute<{ id: string }>(sql`${question} order by id`);
    return rows[which % Math.max(1, rows.length)]?.id;
  }
}
