import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { goodwills, people } from "@/db/schema";
import { givenBefore, waitsOf } from "../domain/goodwill";
import { empoweredRoles, type GoodwillAct, goodwillActs, isWithin, type Limit } from "../domain/limit";
import type { Role } from "../domain/permissions";
import { aContact, anIssue } from "../testing/customers";
import { inTransaction, messageOf, type World } from "../testing/database";
import { aGoodwillCast, givenAt, hoursLater } from "../testing/limits";
import { writeText } from "../texts/mutations";
import { listGifts } from "./queries/desk";

const amount = fc.integer({ min: 0, max: 60 });
const limit: fc.Arbitrary<Limit> = fc
  .record({
    role: fc.constantFrom(...empoweredRoles),
    act: fc.constantFrom(...goodwillActs),
    perCaseMinor: amount,
    more: fc.option(amount),
  })
  .map(({ more, ...rest }) => ({ ...rest, perCustomerMinor: more === null ? null : rest.perCaseMinor + more }));
const anySet = fc.uniqueArray(limit, { selector: ({ role, act }) => `${role} ${act}`, minLength: 1, maxLength: 10 });

describe("the domain and the database", () => {
  test("agree on what is within a limit", () =>
    inTransaction(async (world) => {
      const cast = await aGoodwillCast(world);
      await world.tx.execute(sql`alter table limit_versions disable trigger user`);
      const role = fc.subarray<Role>(["frontline", "manager", "board", "admin"], { minLength: 1 });
      const asked = fc.record({
        set: anySet,
        roles: role,
        act: fc.constantFrom(...goodwillActs),
        sum: amount,
        forCase: amount,
        toCustomer: amount,
      });
      await fc.assert(
        fc.asyncProperty(asked, async ({ set, roles, act, sum, forCase, toCustomer }) => {
          await world.tx.execute(sql`update limit_versions set limits = ${JSON.stringify(set)}::text::jsonb`);
          await world.tx.update(people).set({ roles }).where(sql`id = ${cast.giver}`);
          const [row] = await world.tx.execute<{ may: boolean }>(sql`
            select goodwill_within(${cast.giver}, ${act}, ${sum}, ${forCase}, ${toCustomer}, ${givenAt.toISOString()}) as may`);
          const before = { forCaseMinor: forCase, toCustomerMinor: toCustomer };
          expect(row?.may).toBe(isWithin(set, roles, act, sum, before));
        }),
        { numRuns: 150 },
      );
    }));

  /** One try to give: by which act, how much, for which of the cases, how many hours after the last. */
  const tries = fc.array(
    fc.record({
      act: fc.constantFrom<GoodwillAct>("refund", "gift"),
      sum: fc.integer({ min: 1, max: 40 }),
      of: fc.integer({ min: 0, max: 2 }),
      later: fc.integer({ min: 0, max: 1_200 }),
    }),
    { minLength: 1, maxLength: 9 },
  );

  test("agree on every gift of a run: what the domain lets pass the database takes, and nothing else", () =>
    inTransaction(async (world) => {
      const limits: Limit[] = [
        { role: "frontline", act: "refund", perCaseMinor: 40, perCustomerMinor: 60 },
        { role: "frontline", act: "gift", perCaseMinor: 30, perCustomerMinor: null },
      ];
      const cast = await aGoodwillCast(world, limits);
      const other = await anIssue(world, { customerId: cast.customer });
      const contact = await aContact(world, { customerId: cast.customer, issueId: cast.issue });
      const cases = [
        { issueId: cast.issue, caseId: cast.issue },
        { issueId: other.id, caseId: other.id },
        { contactId: contact.id, caseId: cast.issue },
      ];
      await fc.assert(
        fc.asyncProperty(tries, (run) =>
          world.tx
            .transaction(async (tx) => {
              let passed = 0;
              for (const { act, sum, of, later } of run) {
                passed += later;
                await world.setNow(hoursLater(passed));
                const { caseId, ...given } = cases[of] ?? cases[0] ?? { caseId: "" };
                const gifts = await listGifts(tx as unknown as World["tx"], {
                  customerId: cast.customer,
                  currency: "GBP",
                });
                const before = givenBefore(gifts, { act, caseId, at: hoursLater(passed) });
                const said = await tx
                  .transaction(async (inner) => {
                    const wordsId = await writeText(inner as unknown as World["tx"], "Two days without heating.");
                    await inner.insert(goodwills).values({
                      ...{ id: newId(), customerId: cast.customer, ...given, act, amountMinor: sum, currency: "GBP" },
                      ...{ wordsId, givenBy: cast.giver },
                    });
                  })
                  .then(() => null, messageOf);
                if (isWithin(limits, ["frontline"], act, sum, before)) expect(said).toBeNull();
                else expect(said).toMatch(/above the limit/);
              }
              throw new Error("taken back");
            })
            .catch((error: Error) => {
              if (error.message !== "taken back") throw error;
            }),
        ),
        { numRuns: 25 },
      );
    }));

  test("agree on the quantiles of waits", () =>
    inTransaction(async ({ tx }) => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 40 }), async (hours) => {
          const requests = hours.map((count) => ({ askedAt: givenAt, answeredAt: hoursLater(count) }));
          const { medianMs, p90Ms } = waitsOf(requests, givenAt);
          const [row] = await tx.execute<{ median: number; p90: number }>(sql`
            select percentile_disc(0.5) within group (order by h) as median, percentile_disc(0.9) within group (order by h) as p90
            from unnest(${sql.raw(`array[${hours.join(",")}]`)}) h`);
          expect(medianMs).toBe((row?.median ?? 0) * 3_600_000);
          if (p90Ms !== null) expect(p90Ms).toBe((row?.p90 ?? 0) * 3_600_000);
        }),
        { numRuns: 40 },
      );
    }));
});
