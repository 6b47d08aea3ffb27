import { createHash } from "node:crypto";
import type postgres from "postgres";
import { describe, expect, it } from "vitest";
import { plainOwnerClient } from "@/server/testing/database";
import { calendarFor } from "./calendar";
import { demoBatches } from "./company";
import { fillDemo } from "./index";
import type { Row } from "./rows";

const sunday = new Date("2026-11-22T14:32:00Z");
const fingerprint = (now: Date) =>
  createHash("sha256")
    .update(JSON.stringify(demoBatches(calendarFor(now))))
    .digest("hex");

describe("the demo company", () => {
  it("is the same company wherever it is loaded", () => {
    expect(fingerprint(sunday)).toBe(fingerprint(sunday));
  });

  it("knows nothing of times to come, on whatever day it is loaded", () => {
    for (const now of [new Date("2028-02-29T23:05:00Z")]) {
      const early = demoBatches(calendarFor(now)).flatMap(({ table, rows }) =>
        rows.filter((row) => latestTime(row) > now.getTime()).map((row) => [table, row]),
      );
      expect(early).toEqual([]);
    }
  });

  it("gives an account number once, on whatever day it is loaded", { timeout: 60_000 }, () => {
    for (let week = 0; week < 8; week += 1) {
      const now = new Date(Date.UTC(2026, 10, 22 + week * 11, (week * 5) % 24));
      const accounts = demoBatches(calendarFor(now))
        .filter(({ table }) => table === "identities")
        .flatMap(({ rows }) => rows.filter(({ channel }) => channel === "account").map(({ normal }) => normal));
      expect(new Set(accounts).size, now.toISOString()).toBe(accounts.length);
    }
  });

  it("goes through every seal, and its figures add up", { timeout: 120_000 }, async () => {
    const seen = await loadedAndForgotten(sunday, async (sql) => ({
      broken: await sql`select * from verify_decisions()`,
      months: await sql`
        select count(*)::int as months, count(*) filter (where opening + new + won_back - lost <> closing)::int as wrong
        from customer_movement_by_month('2014-08-01', '2026-11-22', 400)`,
      thin: await sql`
        select to_char(headline_due, 'YYYY-MM') as month, count(*)::int as n from promise_outcomes(${sunday.toISOString()})
        where in_denominator and headline_due >= '2025-10-01' group by 1 having count(*) < 60`,
      outcomes: await sql`select distinct outcome from promise_outcomes(${sunday.toISOString()}) order by 1`,
      states: await sql`select distinct state from decision_states order by 1`,
      decided: await sql`
        select count(distinct s.department_id)::int as departments, count(distinct d.id)::int as decisions
        from decisions d left join statements s on s.decision_id = d.id`,
    }));
    expect(seen.broken).toEqual([]);
    expect(seen.months).toEqual([{ months: 148, wrong: 0 }]);
    expect(seen.thin).toEqual([]);
    expect(seen.outcomes.map(({ outcome }) => outcome)).toEqual(everyOutcome);
    expect(seen.states.map(({ state }) => state)).toEqual(everyState);
    expect(seen.decided).toEqual([{ departments: 8, decisions: 60 }]);
  });
});

const everyOutcome = [
  "attempted",
  "cancelled",
  "cancelled_by_customer",
  "disputed",
  "kept",
  "kept_as_moved",
  "late",
  "moved",
  "open",
  "overdue",
  "too_early",
  "unproven",
  "void",
];

const everyState = [
  "closed",
  "decided",
  "draft",
  "in_effect",
  "proposed",
  "rejected",
  "reversed",
  "reviewed",
  "superseded",
  "withdrawn",
];

/** Times at which something was recorded or happened: the latest of a row. */
function latestTime(row: Row): number {
  const told = [
    "recorded_at",
    "happened_at",
    "made_at",
    "occurred_at",
    "opened_at",
    "resolved_at",
    "said_at",
    "used_at",
    "saved_at",
  ];
  return Math.max(0, ...told.map((column) => row[column]).map((at) => (at instanceof Date ? at.getTime() : 0)));
}

const forgotten = new Error("forgotten");

/** Loads the company in a transaction, looks, and rolls everything back. */
async function loadedAndForgotten<T>(now: Date, look: (sql: postgres.TransactionSql) => Promise<T>): Promise<T> {
  const seen: T[] = [];
  const client = await plainOwnerClient();
  await client
    .begin(async (sql) => {
      await fillDemo(sql, now);
      seen.push(await look(sql));
      throw forgotten;
    })
    .catch((error: unknown) => {
      if (error !== forgotten) throw error;
    })
    .finally(() => client.end({ timeout: 5 }));
  const [first] = seen;
  if (first === undefined) throw new Error("Nothing was seen.");
  return first;
}
