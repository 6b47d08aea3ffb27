import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { type CustomerFilter, type ListOrder, listOrders, readCustomerFilter } from "../domain/customer-list";
import { plainDate } from "../domain/plain-date";
import { aContact, aCustomer, anIssue, aPurchase } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation } from "../testing/factories";
import { aMerge } from "../testing/merging";
import { type CustomerLine, listCustomers } from "./queries/list";
import { findFew } from "./queries/list-filter";
import { pageOf } from "./queries/list-page";

const noon = new Date("2026-11-21T12:00:00.000Z");

type Told = { filter?: Partial<CustomerFilter>; order?: ListOrder; most?: number };

async function pages(world: World, { filter = {}, order = "name", most = 50 }: Told): Promise<CustomerLine[]> {
  const question = {
    filter: { ...readCustomerFilter({}), ...filter },
    order,
    most,
    now: noon,
    today: plainDate("2026-11-21"),
    lapseDays: 400,
  };
  const lines: CustomerLine[] = [];
  for (let after: string | null = null; ; ) {
    const page = await listCustomers(world.tx, { ...question, after });
    expect(page.lines.length).toBeLessThanOrEqual(most);
    lines.push(...page.lines);
    after = page.next;
    if (after === null) return lines;
  }
}

const names = (lines: readonly CustomerLine[]) => lines.map(({ name }) => name);

/** Customers of every kind a list tells apart. */
async function aTown(world: World): Promise<void> {
  await anOrganisation(world);
  await world.setNow(noon);
  const bought = async (name: string, days: string[], given: Parameters<typeof aCustomer>[1] = {}) => {
    const { id } = await aCustomer(world, { name, ...given });
    for (const day of days) await aPurchase(world, { customerId: id, boughtOn: plainDate(day), amountMinor: 1_000 });
    return id;
  };
  await bought("Zoë Abel", ["2019-05-01", "2026-10-01"], { place: "Leeds", country: "GB" });
  await bought("abel", ["2026-11-01"], { place: "leeds", country: "GB" });
  const old = await bought("Oldest", ["2020-01-01"], {
    statedSinceOn: plainDate("1990-01-01"),
    statedSinceSource: "told us",
  });
  await bought("Stated later", ["2018-01-01"], {
    statedSinceOn: plainDate("2021-01-01"),
    statedSinceSource: "told us",
  });
  await bought("Stated only", [], { statedSinceOn: plainDate("2001-01-01"), statedSinceSource: "told us" });
  await bought("Never", [], { kind: "organisation", place: "Lee%ds" });
  await bought("Same day one", ["2022-02-02"]);
  await bought("Same day two", ["2022-02-02"]);
  await anIssue(world, { customerId: old });
  await aContact(world, { customerId: old, happenedAt: new Date("2026-11-20T10:00:00Z") });
  const merged = await bought("Merged", ["2010-03-03"]);
  await aMerge(world, merged, await bought("Survivor", []));
  const gone = await bought("Withdrawn", []);
  await world.tx.execute(sql`update customers set withdrawn_at = now() where id = ${gone}`);
  await world.asApp();
}

describe("the list of customers", () => {
  test("stands in the order that is asked for, page by page, each once", () =>
    inTransaction(async (world) => {
      await aTown(world);
      const everybody = [...names(await pages(world, {}))].sort();
      expect(everybody).toHaveLength(9);
      for (const order of listOrders)
        for (const most of [1, 2, 3, 50]) {
          const lines = await pages(world, { order, most });
          expect([...names(lines)].sort()).toEqual(everybody);
        }
      const since = await pages(world, { order: "since", most: 2 });
      expect(since.map(({ sinceOn }) => sinceOn)).toEqual([
        ...[
          "1990-01-01",
          "2001-01-01",
          "2010-03-03",
          "2018-01-01",
          "2019-05-01",
          "2022-02-02",
          "2022-02-02",
          "2026-11-01",
          null,
        ],
      ]);
      const last = (await pages(world, { order: "bought", most: 2 })).map(({ lastOn }) => lastOn);
      expect(last).toEqual([
        "2026-11-01",
        "2026-10-01",
        "2022-02-02",
        "2022-02-02",
        "2020-01-01",
        "2018-01-01",
        "2010-03-03",
        null,
        null,
      ]);
      expect(names(await pages(world, { most: 4 })).slice(0, 2)).toEqual(
        ["abel", "Merged"].slice(0, 1).concat("Never"),
      );
    }));

  test("says of each what a line shows, under its survivor", () =>
    inTransaction(async (world) => {
      await aTown(world);
      const lines = await pages(world, {});
      expect(lines.find(({ name }) => name === "Oldest")).toMatchObject({
        ...{ sinceOn: "1990-01-01", lastOn: "2020-01-01", lastContactAt: "2026-11-20T10:00:00.000000Z" },
        ...{ valueMinor: 1_000, openIssues: 1 },
      });
      expect(lines.find(({ name }) => name === "Survivor")).toMatchObject({ lastOn: "2010-03-03", valueMinor: 1_000 });
      expect(lines.find(({ name }) => name === "Never")).toMatchObject({
        lastOn: null,
        valueMinor: null,
        openIssues: 0,
      });
    }));

  const told: [Partial<CustomerFilter>, string[]][] = [
    [{ kind: "organisation" }, ["Never"]],
    [{ place: "LEE" }, ["Never", "Zoë Abel", "abel"]],
    [{ place: "lee%" }, ["Never"]],
    [{ country: "GB" }, ["Zoë Abel", "abel"]],
    [{ bought: "active" }, ["Zoë Abel", "abel"]],
    [{ bought: "lapsed" }, ["Oldest", "Same day one", "Same day two", "Stated later", "Survivor"]],
    [{ bought: "not_yet" }, ["Never", "Stated only"]],
    [{ hasOpenIssue: true }, ["Oldest"]],
    [{ content: "held" }, ["Oldest"]],
    [
      { sinceFrom: plainDate("2001-01-01"), sinceTo: plainDate("2018-01-01") },
      ["Stated later", "Stated only", "Survivor"],
    ],
  ];
  test.each(told)("filtered by %j shows %j in every order", (filter, expected) =>
    inTransaction(async (world) => {
      await aTown(world);
      for (const order of listOrders)
        expect([...names(await pages(world, { filter, order, most: 2 }))].sort()).toEqual(expected);
    }),
  );

  test.each(told)("the few that %j leaves are the same, gathered in whichever way or not at all", (filter) =>
    inTransaction(async (world) => {
      await aTown(world);
      const wanted = {
        filter: { ...readCustomerFilter({}), ...filter },
        ...{ now: noon, today: plainDate("2026-11-21"), lapseDays: 400, most: 50 },
      };
      const found = await findFew(world.tx, wanted);
      const few = found === null || found === "many" ? [] : [1, 1_000].map((count) => ({ ...found, count }));
      const ways = [null, "many" as const, ...few];
      for (const order of listOrders)
        for (const isDated of order === "name" ? [true] : [true, false]) {
          const from = { value: order === "name" ? " m" : "2019-01-01", id: "0".repeat(32) };
          for (const place of [null, from]) {
            const asked = (way: (typeof ways)[number]) =>
              world.tx.execute(sql`${pageOf({ ...wanted, few: way }, { order, isDated }, place)} order by place`);
            const [plain, ...others] = await Promise.all(ways.map(asked));
            for (const other of others) expect(other).toEqual(plain);
          }
        }
    }),
  );

  test("what an address says that cannot be read filters nothing", () => {
    expect(
      readCustomerFilter({ kind: "cat", country: "Britain", from: "yesterday", bought: "maybe", content: "x" }),
    ).toEqual(readCustomerFilter({}));
  });
});
