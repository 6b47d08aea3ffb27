import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import { getBrief } from "../customers/queries/brief";
import { listTimeline } from "../customers/queries/timeline";
import type { IssueScope } from "../domain/issue";
import { contextOf } from "../testing/accounts";
import { aCustomer, anIssue } from "../testing/customers";
import { asApp, inTransaction, type World } from "../testing/database";
import { aDepartment, anOrganisation, aPerson } from "../testing/factories";
import { someWords } from "../testing/promises";
import { handOverInput, reopenIssueInput } from "./input";
import { handOverIssue, openIssue, reopenIssue, resolveIssue } from "./mutations";
import { getIssue, listIssueEvents } from "./queries/one";
import { listIssues } from "./queries/queue";

/** A complaint in Service, and people of Service and Finance. */
async function aComplaint(world: World) {
  await anOrganisation(world);
  const { id: customerId } = await aCustomer(world, { name: "Ruth Fairweather" });
  const service = await aDepartment(world, { name: "Service" });
  const finance = await aDepartment(world, { name: "Finance" });
  const inService = await aPerson(world, { departmentId: service.id });
  const inFinance = await aPerson(world, { departmentId: finance.id });
  const ctx = await contextOf(world, inService.id);
  const inFinancesName = await contextOf(world, inFinance.id);
  await world.asApp();
  const words = "Billed twice for one visit.";
  const { issueId } = await openIssue(ctx, { customerId, kind: "complaint", words, departmentId: service.id });
  return { world, ctx, inFinancesName, customerId, issueId, service, finance, inService, inFinance };
}

type Story = Awaited<ReturnType<typeof aComplaint>>;
const withAComplaint = (test: (story: Story) => Promise<void>) =>
  inTransaction(async (world) => test(await aComplaint(world)));

const to = (kind: "department" | "person", id: string, why: string | null = "They sent the bill.") => ({
  to: { kind, id },
  why,
});

describe("an issue that is handed over", () => {
  it("counts every time the customer was passed on, and keeps where from and why", () =>
    withAComplaint(async ({ ctx, inFinancesName, issueId, customerId, finance, service, inService, inFinance }) => {
      await handOverIssue(ctx, { issueId, ...to("person", inService.id, null) });
      expect((await getIssue(ctx.db, issueId)).handOffs).toBe(0);
      await handOverIssue(ctx, { issueId, ...to("department", finance.id) });
      await handOverIssue(inFinancesName, { issueId, ...to("person", inFinance.id, null) });
      await handOverIssue(inFinancesName, {
        issueId,
        ...to("department", service.id, "It was the visit, not the bill."),
      });
      await handOverIssue(ctx, { issueId, ...to("department", finance.id, "The visit took place.") });
      expect(await getIssue(ctx.db, issueId)).toMatchObject({ handOffs: 3, department: "Finance", ownerName: null });
      expect(await listIssueEvents(ctx.db, issueId)).toMatchObject([
        { kind: "handed_over", isHandOff: false, toOwner: inService.name },
        {
          isHandOff: true,
          fromDepartment: "Service",
          fromOwner: inService.name,
          toDepartment: "Finance",
          toOwner: null,
        },
        { isHandOff: false, toOwner: inFinance.name, words: null },
        {
          isHandOff: true,
          fromOwner: inFinance.name,
          toDepartment: "Service",
          words: "It was the visit, not the bill.",
        },
        { isHandOff: true, words: "The visit took place." },
      ]);
      const { facts } = await getBrief(ctx, customerId);
      expect(facts.openIssues).toMatchObject([{ id: issueId, handOffs: 3 }]);
    }));

  it("is seen by the department that gave it and the one that got it", () =>
    withAComplaint(async ({ ctx, inFinancesName, issueId, finance }) => {
      const seen = async (context: typeof ctx, scope: IssueScope) =>
        (await listIssues(context.db, { actor: context.actor, scope, after: null })).issues.map(({ id }) => id);
      expect(await seen(inFinancesName, "department")).not.toContain(issueId);
      await handOverIssue(ctx, { issueId, ...to("department", finance.id) });
      expect(await seen(inFinancesName, "department")).toContain(issueId);
      expect(await seen(ctx, "department")).toContain(issueId);
      expect(await seen(inFinancesName, "mine")).not.toContain(issueId);
      await resolveIssue(inFinancesName, { issueId, resolution: "Paid back." });
      expect(await seen(ctx, "department")).not.toContain(issueId);
    }));

  it("needs a reason, unless one takes it oneself", () =>
    withAComplaint(async ({ ctx, issueId, finance, inService, inFinance }) => {
      const without = handOverIssue(ctx, { issueId, ...to("department", finance.id, null) });
      await expect(without).rejects.toThrow("so that nobody has to ask the customer again");
      await handOverIssue(ctx, { issueId, ...to("person", inService.id, null) });
      const again = handOverIssue(ctx, { issueId, ...to("person", inService.id) });
      await expect(again).rejects.toThrow();
      const gone = handOverIssue(ctx, { issueId, ...to("person", newId()) });
      await expect(gone).rejects.toThrow("a person who is with us");
      expect(handOverInput.safeParse({ issueId, to: `team:${inFinance.id}` }).success).toBe(false);
    }));
});

describe("an issue that is resolved", () => {
  it("can be opened again, and the resolution that did not hold stays", () =>
    withAComplaint(async ({ ctx, customerId, issueId }) => {
      await resolveIssue(ctx, { issueId, resolution: "Paid back." });
      await expect(resolveIssue(ctx, { issueId, resolution: "Twice." })).rejects.toThrow("already been resolved");
      await reopenIssue(ctx, { issueId, why: "The money never came." });
      await expect(reopenIssue(ctx, { issueId, why: "Again." })).rejects.toThrow("is open");
      expect(await getIssue(ctx.db, issueId)).toMatchObject({ resolvedAt: null, resolution: null, resolvedBy: null });
      await resolveIssue(ctx, { issueId, resolution: "Paid back by hand." });
      const events = await listIssueEvents(ctx.db, issueId);
      expect(events.map(({ kind, words }) => [kind, words])).toEqual([
        ["resolved", "Paid back."],
        ["reopened", "The money never came."],
        ["resolved", "Paid back by hand."],
      ]);
      const issue = await getIssue(ctx.db, issueId);
      expect(issue.resolvedAt).toEqual(events[2]?.recordedAt);
      const { entries } = await listTimeline(ctx.db, { customerId, only: "issue", before: null });
      expect(entries.map((entry) => entry.kind === "issue" && entry.what)).toEqual([
        "resolved",
        "reopened",
        "resolved",
        "opened",
      ]);
      const [standing] = await ctx.db.execute(sql`select open_issues from standing where customer_id = ${customerId}`);
      expect(standing).toEqual({ open_issues: 0 });
    }));

  it("is not handed over, and says why it is open again", () =>
    withAComplaint(async ({ ctx, issueId, finance }) => {
      await resolveIssue(ctx, { issueId, resolution: "Paid back." });
      await expect(handOverIssue(ctx, { issueId, ...to("department", finance.id) })).rejects.toThrow();
      expect(reopenIssueInput.safeParse({ issueId, why: " " }).success).toBe(false);
    }));

  it("has its resolution among its events also when it came in resolved", () =>
    inTransaction(async (world) => {
      const { id: by } = await aPerson(world);
      await world.asApp();
      const issue = await anIssueResolved(world, by);
      expect(await listIssueEvents(world.tx, issue)).toMatchObject([{ kind: "resolved", words: "A new washer." }]);
    }));
});

async function anIssueResolved(world: World, by: string): Promise<string> {
  await world.asOwner();
  const { id } = await anIssue(world, { openedBy: by, resolution: "A new washer.", resolvedBy: by });
  await world.asApp();
  return id;
}

describe("a queue of issues", () => {
  it("goes on after the last one shown, the oldest first, also where many opened at one moment", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const { departmentId, id } = await aPerson(world);
      const customerId = (await aCustomer(world)).id;
      const at = (number: number) => new Date(Date.UTC(2026, 0, 1 + Math.floor(number / 20)));
      const made: string[] = [];
      for (let number = 0; number < 70; number += 1)
        made.push((await anIssue(world, { customerId, departmentId, openedBy: id, openedAt: at(number) })).id);
      const actor = { id, departmentId };
      const seen: string[] = [];
      let after: { at: string; id: string } | null = null;
      do {
        const page: Awaited<ReturnType<typeof listIssues>> = await listIssues(world.tx, {
          actor,
          scope: "department",
          after,
        });
        seen.push(...page.issues.map((issue) => issue.id));
        after = page.next;
      } while (after !== null);
      expect(seen).toEqual(made);
    }));
});

describe("the application's own login is refused", () => {
  it.each(["issue_events", "feedbacks", "feedback_decisions", "unhappy_owners", "corrections", "journey_stages"])(
    "a delete, a truncate and a rewrite of %s",
    (table) =>
      inTransaction(async (world) => {
        await world.asApp();
        await world.refused((tx) => tx.execute(sql.raw(`delete from ${table}`)), /permission denied/);
        await world.refused((tx) => tx.execute(sql.raw(`truncate ${table} cascade`)), /permission denied/);
        await world.refused(
          (tx) => tx.execute(sql.raw(`update ${table} set recorded_at = now()`)),
          /permission denied/,
        );
      }),
  );

  it("every way round the one door of an issue", () =>
    withAComplaint(async ({ world, issueId, inService, inFinance, finance }) => {
      const words = await someWords(world, "Never happened.");
      const empty = await someWords(world, "\u200b \u00a0");
      const event = (columns: string, values: string) => (tx: World["tx"]) =>
        tx.execute(
          sql.raw(`insert into issue_events (id, issue_id, by_id, ${columns})
          values ('${newId()}', '${issueId}', '${inService.id}', ${values})`),
        );
      const over = `'handed_over', '${finance.id}'`;
      const refused: [string, string, RegExp][] = [
        ["kind, words_id, recorded_at", `'resolved', '${words}', now()`, /permission denied/],
        ["kind, words_id, sequence", `'resolved', '${words}', 7`, /permission denied/],
        ["kind, words_id, words_hash", `'resolved', '${words}', '\\x00'`, /permission denied/],
        ["kind, words_id, from_department_id", `'resolved', '${words}', '${finance.id}'`, /permission denied/],
        ["kind", `'resolved'`, /how it was put right/],
        ["kind, words_id", `'resolved', '${empty}'`, /how it was put right/],
        ["kind, words_id", `'reopened', '${words}'`, /is open/],
        ["kind, to_department_id", over, /why it is handed over/],
        [
          "kind, to_department_id, to_owner_id, words_id",
          `${over}, '${inService.id}', '${words}'`,
          /another department/,
        ],
        ["kind, to_owner_id", `'handed_over', '${inFinance.id}'`, /another department|violates|null/],
      ];
      for (const [columns, values, sentence] of refused) await world.refused(event(columns, values), sentence);
    }));

  it("acts in the name of somebody who has left", () =>
    withAComplaint(async ({ world, issueId, inService }) => {
      const words = await someWords(world, "Paid back.");
      await world.tx.execute(
        sql`update people set deactivated_at = now() - interval '1 minute' where id = ${inService.id}`,
      );
      await world.refused(
        (tx) =>
          tx.execute(sql`insert into issue_events (id, issue_id, kind, by_id, words_id)
            values (${newId()}, ${issueId}, 'resolved', ${inService.id}, ${words})`),
        /with us/,
      );
    }));

  it("calls of the door's own functions", () =>
    asApp(async (app) => {
      for (const call of [
        "select issue_resolved(i, e) from issues i, issue_events e",
        "select guard_issue_event()",
        "select keep_correction()",
      ])
        await expect(app.unsafe(call)).rejects.toThrow(/permission denied|trigger functions/);
    }));
});
