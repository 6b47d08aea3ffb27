import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ImportMode, importModes } from "../domain/import-mapping";
import { inTransaction, type World } from "../testing/database";
import { aStart, bringIn } from "../testing/imports";

/** A plain evaluator of what an import should come to, in memory: the import must agree with it whatever the file says. */
type Fate = "created" | "updated" | "unchanged" | "skipped" | "failed";
type Parts = Record<Fate, number>;

const nothing: Parts = { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0 };

function partsOf(fates: Fate[]): Parts & { rowsRead: number } {
  const parts = { ...nothing };
  for (const fate of fates) parts[fate] += 1;
  return { ...parts, rowsRead: fates.length };
}

type Customer = { name: string; city: string | null; account: string | null };
type CustomerLine = { key: string; name: string; city: string; account: string };

/** Customers by their id; an account number belongs to the first who has it. */
function customersEvaluator() {
  const customers = new Map<string, Customer>();
  const holders = new Map<string, string>();
  return {
    customers,
    bring: (lines: CustomerLine[], mode: ImportMode): Fate[] =>
      lines.map(({ key, name, city, account }): Fate => {
        if (key === "" || name === "") return "failed";
        if (account !== "" && holders.has(account) && holders.get(account) !== key) return "failed";
        const known = customers.get(key);
        if (!known) {
          if (mode === "update") return "skipped";
          customers.set(key, { name, city: city || null, account: account || null });
          if (account !== "") holders.set(account, key);
          return "created";
        }
        const isNewAccount = account !== "" && !holders.has(account);
        const differs = known.name !== name || (city !== "" && known.city !== city) || isNewAccount;
        if (!differs) return "unchanged";
        if (mode === "create") return "skipped";
        if (isNewAccount) holders.set(account, key);
        customers.set(key, { name, city: city || known.city, account: known.account ?? (account || null) });
        return "updated";
      }),
  };
}

type PurchaseLine = { key: string; order: string; line: string; day: string; amount: string };

/** Purchases: a numbered line is one line, lines without a number stand for one row of each file. */
function purchasesEvaluator(customers: ReadonlySet<string>) {
  const numbered = new Map<string, { key: string; day: string; amount: number }>();
  const others = new Map<string, number>();
  return {
    total: () =>
      [...numbered.values()].reduce((sum, { amount }) => sum + amount, 0) +
      [...others].reduce((sum, [name, count]) => sum + count * Number(JSON.parse(name)[3]), 0),
    bring: (lines: PurchaseLine[], mode: ImportMode): Fate[] => {
      const left = new Map(others);
      return lines.map(({ key, order, line, day, amount }): Fate => {
        const minor = Math.round(Number(amount) * 100);
        if (!customers.has(key) || order === "" || day === "2027-01-01" || !/^-?\d+\.\d\d$/.test(amount))
          return "failed";
        if (line === "") {
          const name = JSON.stringify([key, order, day, minor]);
          if ((left.get(name) ?? 0) > 0) {
            left.set(name, (left.get(name) ?? 0) - 1);
            return "unchanged";
          }
          if (mode === "update") return "skipped";
          others.set(name, (others.get(name) ?? 0) + 1);
          return "created";
        }
        const known = numbered.get(`${order} ${line}`);
        if (!known) {
          if (mode === "update") return "skipped";
          numbered.set(`${order} ${line}`, { key, day, amount: minor });
          return "created";
        }
        if (known.key !== key) return "failed";
        if (known.day === day && known.amount === minor) return "unchanged";
        if (mode === "create") return "skipped";
        Object.assign(known, { day, amount: minor });
        return "updated";
      });
    },
  };
}

const customerLines = fc.array(
  fc.record({
    key: fc.constantFrom("A", "B", "C", "D", "E", ""),
    name: fc.constantFrom("Ann", "Bo", "Ann Bo", "Zoë", ""),
    city: fc.constantFrom("", "Leeds", "York"),
    account: fc.constantFrom("", "0001", "0002", "0003"),
  }),
  { minLength: 1, maxLength: 14 },
);
const purchaseLines = fc.array(
  fc.record({
    key: fc.constantFrom("A", "B", "nobody"),
    order: fc.constantFrom("O-1", "O-2", ""),
    line: fc.constantFrom("", "", "1", "2"),
    day: fc.constantFrom("2026-01-05", "2026-01-06", "2027-01-01"),
    amount: fc.constantFrom("10.00", "12.50", "-3.00", "ten"),
  }),
  { minLength: 1, maxLength: 14 },
);
/** A line in which nothing stands is no row. */
const isRow = (line: Record<string, string>): boolean => Object.values(line).some((cell) => cell !== "");
const mode = fc.constantFrom(...importModes);
const batchSize = fc.constantFrom(1, 2, 3, 5000);

const csv = (header: string, lines: Record<string, string>[]): string =>
  [header, ...lines.map((line) => Object.values(line).join(","))].join("\n");

/** Looks first, then does it: both say what the evaluator says. */
async function agrees(world: World, given: Parameters<typeof bringIn>[1], expected: Fate[]): Promise<void> {
  const parts = partsOf(expected);
  expect((await bringIn(world, { ...given, effect: "dry" })).parts).toEqual(parts);
  expect((await bringIn(world, given)).parts).toEqual(parts);
}

describe("whatever a file says, an import comes to what a plain evaluator makes of it", () => {
  test("customers, file after file, in any mode and any batches", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(customerLines, mode, batchSize), { minLength: 1, maxLength: 3 }), (files) =>
        inTransaction(async (world) => {
          const startedBy = await aStart(world);
          const evaluator = customersEvaluator();
          for (const [lines, how, size] of files) {
            const text = csv("Customer ID,Name,City,Account", lines);
            const given = { kind: "customers", text, startedBy, batchSize: size, mapping: { mode: how } } as const;
            await agrees(world, given, evaluator.bring(lines.filter(isRow), how));
          }
          const stored = await world.tx.execute<{ key: string; name: string; city: string | null }>(sql`
            select i.handle as key, c.name, c.place as city from customers c
            join identities i on i.customer_id = c.id and i.channel = 'external' order by 1`);
          const wanted = [...evaluator.customers].map(([key, { name, city }]) => ({ key, name, city }));
          expect([...stored]).toEqual(wanted.sort((a, b) => (a.key < b.key ? -1 : 1)));
        }),
      ),
      { numRuns: 12 },
    );
  }, 180_000);

  test("purchases, with lines that repeat", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(purchaseLines, mode, batchSize), { minLength: 1, maxLength: 3 }), (files) =>
        inTransaction(async (world) => {
          const startedBy = await aStart(world);
          await bringIn(world, { kind: "customers", text: "Customer ID,Name\nA,Ann\nB,Bo\n", startedBy });
          const evaluator = purchasesEvaluator(new Set(["A", "B"]));
          for (const [lines, how, size] of files) {
            const text = csv("Customer ID,Order ID,Row ID,Order Date,Amount", lines);
            const columns = {
              external: "Customer ID",
              orderRef: "Order ID",
              lineRef: "Row ID",
              boughtOn: "Order Date",
              amount: "Amount",
            };
            const mapping = { mode: how, columns, dayOrder: "ymd", decimalMark: "point" } as const;
            await agrees(
              world,
              { kind: "purchases", text, startedBy, batchSize: size, mapping },
              evaluator.bring(lines.filter(isRow), how),
            );
          }
          const [stored] = await world.tx.execute(
            sql`select coalesce(sum(amount_minor), 0)::int as total from purchases`,
          );
          expect(stored).toEqual({ total: evaluator.total() });
          const [standing] = await world.tx.execute(
            sql`select coalesce(sum(value_minor), 0)::int as total from standing`,
          );
          expect(standing).toEqual({ total: evaluator.total() });
        }),
      ),
      { numRuns: 12 },
    );
  }, 180_000);
});
