import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import type { Database } from "@/db/client";
import type { Context } from "../context";
import { type ExportList, exportLists } from "../domain/export";
import { type Role, roles } from "../domain/permissions";
import { type ListFile, paged } from "../list-file";
import { contextOf } from "../testing/accounts";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { listProcedures } from "../testing/procedures";
import { listFiles, writeFile, writeList } from "./list-files";

/** The procedure by which each list is seen on its page, or which names the right that its file needs. */
const seenBy: Record<ExportList, string> = {
  customers: "customers.list",
  recipients: "customers.list",
  "held-back": "exports.get",
  promises: "promises.list",
  "promises-due": "rates.rows",
  rates: "rates.by",
  decisions: "decisions.export",
  issues: "issues.list",
  values: "values.list",
  "value-figures": "values.get",
  "number-rows": "numbers.customers",
  "experience-rows": "experience.customers",
  numbers: "counts.standing",
  plan: "plans.get",
  report: "reports.get",
};

/** Whoever gets past the rights is stopped here: nothing is read or written. */
const unreachable = new Proxy({} as Database, {
  get: () => {
    throw new Error("reached the database");
  },
});

/** Filters that read something, so that a list which asks nothing without them asks. */
const filter = { plan: "018f0000-0000-7000-8000-000000000001", quarter: "2026-Q1", which: "closing", export: "none" };

async function aContext(world: World, role: Role): Promise<Context> {
  return { ...(await contextOf(world, (await aPerson(world, { roles: [role] })).id)), db: unreachable };
}

const asked = (ctx: Context) => ({ ctx, filter, exportId: "" });

describe.each(exportLists)("the file of %s", (list) => {
  test("needs the right that its page needs", () => {
    const page = listProcedures().find(({ path }) => path === seenBy[list]);
    expect(page?.permission).toBeDefined();
    expect(listFiles[list].right).toBe(page?.permission);
  });

  test("is open to managers alone, as the rights table says of taking lists out", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      for (const role of roles) {
        const first = writeList(list, asked(await aContext(world, role))).next();
        const said = await first.then(
          () => "written",
          (error: Error) => error.message,
        );
        const isOpen = !said.startsWith("This needs the right “list:export”");
        expect({ role, isOpen }).toEqual({ role, isOpen: role === "manager" });
      }
    }));
});

const columns = ["name", "amount"];

/** A list that has two pages, with nothing on the first. */
const aList: ListFile = {
  right: "customer:read",
  columns,
  rows: async function* () {
    yield [];
    yield [["=Ada", "-2.00"]];
  },
};

async function textOf(file: ListFile): Promise<string> {
  let text = "";
  await inTransaction(async (world) => {
    await anOrganisation(world);
    const given = { ...asked(await aContext(world, "manager")), heldBack: {} };
    for await (const lines of writeFile(file, given)) text += lines;
  });
  return text;
}

describe("a list as a file", () => {
  test("has its head once, before the first line, and runs nothing in a spreadsheet", async () => {
    expect(parse(await textOf(aList), { bom: true })).toEqual([columns, ["'=Ada", "-2.00"]]);
  });

  test("without a line is its head", async () => {
    expect(await textOf({ ...aList, rows: async function* () {} })).toBe("\ufeffname,amount\n");
  });

  test("is refused to whoever may take lists out and not see this one", async () => {
    await expect(textOf({ ...aList, right: "settings:manage" })).rejects.toThrow("settings:manage");
  });

  test("has no head where its first line is refused", async () => {
    const refused = async function* () {
      yield [];
      throw new Error("refused");
    };
    await expect(textOf({ ...aList, rows: refused })).rejects.toThrow("refused");
  });
});

test("pages follow each other until none is next", async () => {
  const keys: (number | null)[] = [];
  const ask = async (after: number | null) => {
    keys.push(after);
    return { next: (after ?? -1) < 2 ? (after ?? -1) + 1 : null };
  };
  for await (const _ of paged(ask));
  expect(keys).toEqual([null, 0, 1, 2]);
});
