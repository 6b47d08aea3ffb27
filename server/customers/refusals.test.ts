import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import { recognitions, representatives } from "@/db/schema";
import { aContact, aCustomer, aNote, anIdentity, anIssue, aPurchase } from "../testing/customers";
import { inTransaction } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";

const tables = [
  "customers",
  "representatives",
  "identities",
  "purchases",
  "issues",
  "contacts",
  "notes",
  "recognitions",
  "standing",
  "lately_seen",
];

describe("the application's own login is refused", () => {
  it.each(tables)("a delete and a truncate of %s", (table) =>
    inTransaction(async (world) => {
      await world.asApp();
      await world.refused((tx) => tx.execute(sql.raw(`delete from ${table}`)), /permission denied|append-only/);
      await world.refused((tx) => tx.execute(sql.raw(`truncate ${table} cascade`)), /permission denied|append-only/);
    }),
  );

  it.each([
    ["customers", "recorded_at = now()"],
    ["customers", "survivor_id = id"],
    ["customers", "died_recorded_at = now()"],
    ["customers", "vulnerable_at = now()"],
    ["customers", "created_by = null"],
    ["identities", "normal = 'x'"],
    ["identities", "customer_id = customer_id"],
    ["purchases", "customer_id = customer_id"],
    ["purchases", "recorded_at = now()"],
    ["contacts", "recorded_at = now()"],
    ["contacts", "customer_id = customer_id"],
    ["contacts", "logged_by = logged_by"],
    ["issues", "words = 'never mind'"],
    ["issues", "opened_at = now()"],
    ["issues", "resolved_at = now()"],
    ["issues", "resolution = 'Never mind.'"],
    ["issues", "owner_id = null"],
    ["issues", "department_id = department_id"],
    ["notes", "words = 'x'"],
    ["recognitions", "reaction = 'delighted'"],
    ["recognitions", "said_at = now()"],
    ["standing", "value_minor = 1"],
  ])("an update of %s: %s", (table, change) =>
    inTransaction(async (world) => {
      await world.asApp();
      await world.refused((tx) => tx.execute(sql.raw(`update ${table} set ${change}`)), /permission denied/);
    }),
  );

  it.each(["recorded_at", "withdrawn_at", "died_recorded_at", "vulnerable_at"])(
    "a customer with a given %s",
    (column) =>
      inTransaction(async (world) => {
        await world.asApp();
        const id = newId();
        await world.refused(
          (tx) =>
            tx.execute(
              sql.raw(
                `insert into customers (id, survivor_id, kind, name, ${column}) values ('${id}', '${id}', 'person', 'A', now())`,
              ),
            ),
          /stamped by the server/,
        );
      }),
  );

  it("an issue that was resolved at a time of one's own", () =>
    inTransaction(async (world) => {
      const issue = await anIssue(world);
      await world.asApp();
      await world.refused(
        (tx) =>
          tx.execute(sql`
            insert into issues (id, customer_id, kind, words, opened_at, opened_by, department_id, resolution, resolved_by, resolved_at)
            values (${newId()}, ${issue.customerId}, 'fault', 'w', '2020-01-01', ${issue.openedBy}, ${issue.departmentId},
                    'done', ${issue.openedBy}, '2020-01-02')`),
        /stamped by the server/,
      );
    }));

  it("the owner's functions", () =>
    inTransaction(async (world) => {
      await world.asApp();
      await world.refused(
        (tx) => tx.execute(sql`select set_customer_columns(gen_random_uuid(), '{}')`),
        /permission denied/,
      );
      await world.refused((tx) => tx.execute(sql`alter table customers disable trigger all`), /must be owner/);
    }));
});

describe("the tables refuse", () => {
  it("an account number that belongs to somebody else, but not a shared phone", () =>
    inTransaction(async (world) => {
      await anIdentity(world, { handle: "0113 496 0142", normal: "+441134960142" });
      await anIdentity(world, { handle: "0113 496 0142", normal: "+441134960142" });
      await anIdentity(world, { channel: "account", handle: "004417", normal: "004417" });
      await anIdentity(world, { channel: "account", handle: "4417", normal: "4417" });
      await world.refused(
        () => anIdentity(world, { channel: "account", handle: "004417", normal: "004417" }),
        /identities_account_is_one_customers/,
      );
    }));

  it("an organisation that speaks for a person", () =>
    inTransaction(async (world) => {
      const person = await aCustomer(world);
      const organisation = await aCustomer(world, { kind: "organisation" });
      await world.refused(
        (tx) => tx.insert(representatives).values({ organisationId: person.id, personId: organisation.id }),
        /representatives_(organisation|person)/,
      );
    }));

  it("a contact about another customer's issue", () =>
    inTransaction(async (world) => {
      const issue = await anIssue(world);
      await world.refused(() => aContact(world, { issueId: issue.id }), /contacts_issue_of_same_customer/);
    }));

  it("a contact that has not happened yet", () =>
    inTransaction(async (world) => {
      await world.refused(
        () => aContact(world, { happenedAt: new Date("2100-01-01T00:00:00Z") }),
        /contacts_happened_before_recorded/,
      );
    }));

  it("a since-day that nobody said, a death that nobody recorded", () =>
    inTransaction(async (world) => {
      await world.refused(
        (tx) =>
          tx
            .execute(sql`update customers set stated_since_on = '1997-01-01' where id = ${newId()}`)
            .then(() => aCustomer({ ...world, tx }, { statedSinceSource: "her first invoice" })),
        /stated_since_has_source/,
      );
      const { id } = await aCustomer(world);
      await world.refused(
        (tx) => tx.execute(sql`update customers set died_on = '2026-01-01' where id = ${id}`),
        /death_day/,
      );
    }));

  it("a chain of survivors", () =>
    inTransaction(async (world) => {
      const [a, b, c] = [await aCustomer(world), await aCustomer(world), await aCustomer(world)];
      const merge = (from: string, into: string) =>
        world.tx.execute(sql`update customers set survivor_id = ${into} where id = ${from}`);
      await merge(a.id, b.id);
      await world.refused(
        (tx) => tx.execute(sql`update customers set survivor_id = ${a.id} where id = ${c.id}`),
        /stands for itself/,
      );
      await world.refused(
        (tx) => tx.execute(sql`update customers set survivor_id = ${c.id} where id = ${b.id}`),
        /merged into this/,
      );
    }));

  it("thanks to somebody who has died or is vulnerable", () =>
    inTransaction(async (world) => {
      const person = await aPerson(world);
      const dead = await aCustomer(world, { diedRecordedBy: person.id });
      const frail = await aCustomer(world, { vulnerableNote: "Recently bereaved.", vulnerableBy: person.id });
      for (const { id } of [dead, frail]) {
        const thanks = {
          id: newId(),
          customerId: id,
          reasonKind: "loyalty" as const,
          reason: "Thank you.",
          saidBy: person.id,
        };
        await world.refused((tx) => tx.insert(recognitions).values(thanks), /No thanks are said/);
      }
    }));
});

describe("the server stamps", () => {
  it("a death, a vulnerability, a resolution and a withdrawal with its own clock", () =>
    inTransaction(async (world) => {
      const now = new Date("2030-03-01T09:00:00.000Z");
      await anOrganisation(world);
      const issue = await anIssue(world);
      const note = await aNote(world);
      const line = await aPurchase(world);
      await world.setNow(now);
      await world.asApp();
      const { tx } = world;
      await tx.execute(sql`update customers set died_recorded_by = ${issue.openedBy}, vulnerable_by = ${issue.openedBy},
        vulnerable_note = 'Her husband answers.' where id = ${issue.customerId}`);
      const words = newId();
      await tx.execute(sql`insert into texts (id, body) values (${words}, 'Repaired.')`);
      await tx.execute(sql`insert into issue_events (id, issue_id, kind, by_id, words_id)
        values (${newId()}, ${issue.id}, 'resolved', ${issue.openedBy}, ${words})`);
      await tx.execute(sql`update notes set withdrawn_at = '2001-01-01' where id = ${note.id}`);
      await tx.execute(sql`update purchases set withdrawn_at = '2001-01-01' where id = ${line.id}`);
      const [row] = await tx.execute<Record<string, string>>(sql`
        select (select died_recorded_at from customers where id = ${issue.customerId}) as died,
               (select vulnerable_at from customers where id = ${issue.customerId}) as vulnerable,
               (select resolved_at from issues where id = ${issue.id}) as resolved,
               (select withdrawn_at from notes where id = ${note.id}) as note,
               (select withdrawn_at from purchases where id = ${line.id}) as line`);
      for (const stamped of Object.values(row ?? {})) expect(new Date(stamped)).toEqual(now);
      expect(Object.keys(row ?? {})).toHaveLength(5);
    }));
});
