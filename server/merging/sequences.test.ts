import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import { recognitions } from "@/db/schema";
import type { Context } from "../context";
import { findCustomerFacts } from "../customers/queries/facts";
import { findByIdentity } from "../customers/queries/find";
import { verifyStanding } from "../customers/tasks";
import { type MergeField, mergeFields } from "../domain/merging";
import { addDays, plainDate } from "../domain/plain-date";
import { listCustomerPromises } from "../promises/queries/lists";
import { contextOf } from "../testing/accounts";
import { aContact, aCustomer, aNote, anIssue, aPurchase } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { insertInto, someWords } from "../testing/promises";
import { mergeCustomers, unmergeCustomers } from "./mutations/merge";

/** What people do, by position: whom it concerns is looked up among the customers there are. */
type Step =
  | { do: "merge"; from: number; into: number; fields: boolean[] }
  | { do: "unmerge"; which: number }
  | { do: "record"; who: number; what: Kind }
  | { do: "edit"; who: number; field: "name" | "place" | "called" };

const kinds = ["purchase", "contact", "issue", "promise", "note", "thanks", "identity", "identity"] as const;
type Kind = (typeof kinds)[number];

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("merge" as const),
      from: fc.nat(5),
      into: fc.nat(5),
      fields: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("unmerge" as const), which: fc.nat(20) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("record" as const), who: fc.nat(5), what: fc.constantFrom(...kinds) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("edit" as const),
      who: fc.nat(5),
      field: fc.constantFrom("name" as const, "place" as const, "called" as const),
    }),
  },
);

/** The same world as plain lists: who was merged into whom, and what was recorded under whom. */
type Model = {
  ids: string[];
  /** Live merges: merged → {into, mergeId}. */
  parent: Map<string, { into: string; mergeId: string }>;
  facts: { customerId: string; what: Kind; normal?: string }[];
  /** What each record says for itself: its own words and later edits. */
  said: Map<string, Record<string, unknown>>;
};

const rootOf = ({ parent }: Model, id: string): string => {
  const up = parent.get(id);
  return up ? rootOf({ parent } as Model, up.into) : id;
};

/** Acts as the application's login and gives the owner's rights back. */
async function asTheApp<T>(world: World, act: () => Promise<T>): Promise<T> {
  await world.asApp();
  const done = await act();
  await world.asOwner();
  return done;
}

async function take(world: World, ctx: Context, model: Model, next: Step, edits: { count: number }): Promise<void> {
  const at = (index: number) => model.ids[index % model.ids.length] ?? "";
  if (next.do === "merge") {
    const [from, into] = [rootOf(model, at(next.from)), rootOf(model, at(next.into))];
    if (from === into) return;
    const fields = Object.fromEntries(
      mergeFields.map((field, index) => [field, next.fields[index] ? "one" : "other"]),
    ) as Record<MergeField, "one" | "other">;
    const input = {
      customerId: from,
      otherId: into,
      survivor: "other" as const,
      fields,
      reason: "Twice.",
      confirmed: true,
    };
    const { mergeId } = await asTheApp(world, () => mergeCustomers(ctx, input));
    model.parent.set(from, { into, mergeId });
  } else if (next.do === "unmerge") {
    const live = [...model.parent.entries()];
    const [merged, { mergeId }] = live[next.which % Math.max(live.length, 1)] ?? ["", { mergeId: "" }];
    if (!merged) return;
    await asTheApp(world, () => unmergeCustomers(ctx, { mergeId, reason: "Two people.", areDifferent: false }));
    model.parent.delete(merged);
  } else if (next.do === "record") {
    // Facts are recorded under the survivor, as every form does it. Thanks that something holds back are refused.
    const customerId = rootOf(model, at(next.who));
    if (next.what === "thanks" && (await isHeld(world, customerId))) return;
    const normal = await asTheApp(world, () => record(world, ctx, customerId, next.what, model.facts.length));
    model.facts.push({ customerId, what: next.what, ...(normal ? { normal } : {}) });
  } else {
    const customerId = rootOf(model, at(next.who));
    edits.count += 1;
    const words = `Edited ${edits.count}`;
    await asTheApp(world, () =>
      world.tx.execute(sql`update customers set ${sql.identifier(next.field)} = ${words} where id = ${customerId}`),
    );
    model.said.set(customerId, { ...model.said.get(customerId), [next.field]: words });
  }
}

async function isHeld({ tx }: World, id: string): Promise<boolean> {
  const [row] = await tx.execute<{ hold: string | null }>(sql`select thanks_hold(${id}, standpoint_now()) as hold`);
  return row?.hold !== null;
}

async function record(world: World, ctx: Context, customerId: string, what: Kind, turn: number) {
  const by = ctx.actor.id;
  if (what === "purchase")
    await aPurchase(world, { customerId, boughtOn: addDays(plainDate("2026-01-05"), turn), amountMinor: turn });
  if (what === "contact") await aContact(world, { customerId, loggedBy: by });
  if (what === "issue") await anIssue(world, { customerId, openedBy: by, departmentId: ctx.actor.departmentId });
  if (what === "note") await aNote(world, { customerId, byId: by });
  if (what === "thanks")
    await world.tx
      .insert(recognitions)
      .values({ id: newId(), customerId, reasonKind: "loyalty", reason: "Thank you.", saidBy: by });
  if (what === "promise")
    await insertInto(world, "promises", {
      id: newId(),
      customer_id: customerId,
      kind: "callback",
      said_id: await someWords(world, "I will ring you."),
      channel: "phone",
      made_by: by,
      made_at: ctx.now,
      owner_id: by,
      original_due_at: new Date(ctx.now.getTime() + 86_400_000),
      due_precision: "time",
      zone: "Europe/London",
      calendar: JSON.stringify({}),
    });
  if (what !== "identity") return null;
  // A few numbers only, so that both of a pair often have the same one.
  const normal = `+44113496000${turn % 4}`;
  await world.tx.execute(sql`
    insert into identities (id, customer_id, channel, handle, normal) values (${newId()}, ${customerId}, 'phone', ${normal}, ${normal})
    on conflict do nothing`);
  return normal;
}

/** Every fact is seen under its survivor, once, and under nobody else; nothing is orphaned. */
async function expectWhole(world: World, ctx: Context, model: Model): Promise<void> {
  const survivors = await world.tx.execute<{ id: string; survivor: string }>(
    sql`select id, survivor_id as survivor from customers`,
  );
  expect(new Map(survivors.map(({ id, survivor }) => [id, survivor]))).toEqual(
    new Map(model.ids.map((id) => [id, rootOf(model, id)])),
  );
  for (const id of model.ids) {
    const root = rootOf(model, id);
    const facts = await findCustomerFacts(world.tx, { customerId: id, today: ctx.today, lapseDays: null });
    const count = (what: Kind) =>
      model.facts.filter((fact) => fact.what === what && rootOf(model, fact.customerId) === root).length;
    const numbers = new Set(
      model.facts.filter((f) => f.normal && rootOf(model, f.customerId) === root).map(({ normal }) => normal),
    );
    expect(facts?.id).toBe(root);
    expect(facts?.purchases ?? 0).toBe(count("purchase"));
    expect(facts?.openIssues.length).toBe(count("issue"));
    expect(facts?.notes.length).toBe(count("note"));
    expect(facts?.said.length).toBe(count("thanks"));
    expect(facts?.identities.map(({ normal }) => normal).sort()).toEqual([...numbers].sort());
    expect((await listCustomerPromises(world.tx, { customerId: id, now: ctx.now })).length).toBe(count("promise"));
  }
  for (const normal of new Set(model.facts.flatMap((fact) => fact.normal ?? []))) {
    const hits = await findByIdentity(ctx, "phone", normal);
    const owners = new Set(model.facts.filter((f) => f.normal === normal).map((f) => rootOf(model, f.customerId)));
    expect(new Set(hits.map(({ id }) => id))).toEqual(owners);
    expect(hits.length).toBe(owners.size);
  }
  expect((await verifyStanding(world.tx)).differences).toEqual([]);
}

const whole = sql`id, survivor_id, kind, name, called, place, country, zone, stated_since_on, stated_since_source, died_on,
  died_recorded_by, died_recorded_at::text, vulnerable_note, vulnerable_by, vulnerable_at::text, recorded_at::text`;

const records = (world: World) =>
  world.tx.execute<Record<string, unknown> & { id: string }>(sql`select ${whole} from customers order by id`);

/** Three to six records that differ in everything a merge can choose. */
async function someCustomers(world: World, ctx: Context, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const { id } = await aCustomer(world, {
      name: `Name ${index}`,
      called: index % 2 ? `Called ${index}` : null,
      place: index % 3 ? `Place ${index}` : null,
      country: index % 2 ? "GB" : "FR",
      statedSinceOn: index % 2 ? plainDate(`199${index}-01-01`) : null,
      statedSinceSource: index % 2 ? `Source ${index}` : null,
      ...(index === 1 ? { diedOn: plainDate("2026-01-01"), diedRecordedBy: ctx.actor.id } : {}),
      ...(index === 2 ? { diedRecordedBy: ctx.actor.id } : {}),
      ...(index > 2 ? { vulnerableNote: `Note ${index}`, vulnerableBy: ctx.actor.id } : {}),
    });
    ids.push(id);
  }
  return ids;
}

describe("any sequence of merges and unmerges", () => {
  it("leaves no fact without a customer and restores every record exactly", { timeout: 300_000 }, () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 3, max: 6 }),
        fc.array(step, { minLength: 4, maxLength: 14 }),
        fc.array(fc.nat(20), { minLength: 6, maxLength: 6 }),
        (count, steps, order) =>
          inTransaction(async (world) => {
            await anOrganisation(world);
            const ctx = await contextOf(world, (await aPerson(world, { roles: ["manager"] })).id);
            const ids = await someCustomers(world, ctx, count);
            const originals = await records(world);
            const said = new Map(originals.map((row) => [row.id, {}]));
            const model: Model = { ids, parent: new Map(), facts: [], said };
            const edits = { count: 0 };
            for (const next of steps) {
              await take(world, ctx, model, next, edits);
              await expectWhole(world, ctx, model);
            }
            for (const which of order) await take(world, ctx, model, { do: "unmerge", which }, edits);
            expect(model.parent.size).toBe(0);
            await expectWhole(world, ctx, model);
            const restored = originals.map((row) => ({ ...row, ...model.said.get(row.id) }));
            expect(await records(world)).toEqual(restored);
          }),
      ),
      { numRuns: 40 },
    ),
  );
});
