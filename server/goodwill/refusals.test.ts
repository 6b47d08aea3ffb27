import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { people } from "@/db/schema";
import { aContact, aCustomer, anIssue } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import {
  aCase,
  aGift,
  aGoodwillCast,
  anAnswerTo,
  aRequest,
  type GoodwillCast,
  givenAt,
  hoursLater,
  someLimits,
  someSetLimits,
} from "../testing/limits";
import { aMerge } from "../testing/merging";
import { insertInto, someWords } from "../testing/promises";

/** A world in which everything is written as the application's login. */
function asTheApplication(act: (world: World, cast: GoodwillCast) => Promise<void>): Promise<void> {
  return inTransaction(async (world) => {
    const cast = await aGoodwillCast(world);
    await world.asApp();
    await act(world, cast);
  });
}

/** What is written inside `refused` belongs to its own savepoint. */
const within = (world: World, tx: World["tx"]): World => ({ ...world, tx });
const gift =
  (world: World, cast: GoodwillCast, given = {}) =>
  (tx: World["tx"]) =>
    aGift(within(world, tx), cast, given);
const request =
  (world: World, cast: GoodwillCast, given = {}) =>
  (tx: World["tx"]) =>
    aRequest(within(world, tx), cast, given);
const answer =
  (world: World, cast: GoodwillCast, asked: string, given = {}) =>
  (tx: World["tx"]) =>
    anAnswerTo(within(world, tx), cast, asked, given);

/** Time passes, which is not the application's to say. */
async function at(world: World, now: Date): Promise<void> {
  await world.asOwner();
  await world.setNow(now);
  await world.asApp();
}

describe("goodwill within the limit", () => {
  test("is given up to the limit itself, and not a penny beyond", () =>
    asTheApplication(async (world, cast) => {
      await world.refused(gift(world, cast, { amount_minor: 4_001 }), /above the limit and nobody has approved it/);
      await aGift(world, cast, { amount_minor: 4_000 });
      await world.refused(gift(world, cast, { amount_minor: 1 }), /above the limit/);
    }));

  test("is not given in pieces: for one case by two people, nor under the names of its contact and its promise", () =>
    asTheApplication(async (world, cast) => {
      await world.asOwner();
      const contact = await aContact(world, { customerId: cast.customer, issueId: cast.issue });
      await world.asApp();
      await aGift(world, cast, { amount_minor: 2_500 });
      await world.refused(gift(world, cast, { amount_minor: 2_000, given_by: cast.colleague }), /above the limit/);
      await world.refused(
        gift(world, cast, { amount_minor: 2_000, issue_id: null, contact_id: contact.id }),
        /above the limit/,
      );
      await aGift(world, cast, { amount_minor: 1_500, issue_id: null, contact_id: contact.id });
    }));

  test("is not given in pieces in one statement either", () =>
    asTheApplication(async (world, cast) => {
      await world.refused(async (tx) => {
        const [one, two] = [await someWords({ tx }, "Two days cold."), await someWords({ tx }, "Two more days.")];
        await tx.execute(sql`
          insert into goodwills (id, customer_id, issue_id, act, amount_minor, currency, words_id, given_by)
          select gen_random_uuid(), ${cast.customer}, ${cast.issue}, 'refund', 2500, 'GBP', w, ${cast.giver}
          from unnest(array[${one}::uuid, ${two}::uuid]) w`);
      }, /above the limit/);
    }));

  test("is bounded for a customer in ninety days, whatever the case, and through merged records", () =>
    asTheApplication(async (world, cast) => {
      await world.asOwner();
      const merged = (await aCustomer(world)).id;
      const issues = await Promise.all(
        [cast.customer, merged, merged].map(async (customerId) => (await anIssue(world, { customerId })).id),
      );
      await aMerge(world, merged, cast.customer);
      await world.asApp();
      await aGift(world, cast);
      await aGift(world, cast, { issue_id: issues[0] ?? null });
      await world.refused(gift(world, cast, { issue_id: issues[1], amount_minor: 2_001 }), /above the limit/);
      await aGift(world, cast, { customer_id: merged, issue_id: issues[1] ?? null, amount_minor: 2_000 });
      await at(world, new Date(hoursLater(90 * 24).getTime() - 1));
      await world.refused(gift(world, cast, { issue_id: issues[2], amount_minor: 1 }), /above the limit/);
      await at(world, hoursLater(90 * 24));
      await aGift(world, cast, { issue_id: issues[2] ?? null, amount_minor: 4_000 });
    }));

  test("goes with its case when records are taken apart", () =>
    asTheApplication(async (world, cast) => {
      await world.asOwner();
      const merged = await aCase(world);
      await aMerge(world, merged.customer, cast.customer);
      await world.asApp();
      const id = await aGift(world, cast, { issue_id: merged.issue });
      const [row] = await world.tx.execute(sql`select customer_id, team_id from goodwills where id = ${id}`);
      expect(row).toEqual({ customer_id: merged.customer, team_id: cast.team });
    }));

  test("is for a case of this customer, in the currency of the limits, by somebody who gives, in words", () =>
    asTheApplication(async (world, cast) => {
      await world.asOwner();
      const other = await aCase(world);
      await world.asApp();
      await world.refused(
        gift(world, cast, { issue_id: other.issue }),
        /issue, a contact or a promise of this customer/,
      );
      await world.refused(gift(world, cast, { issue_id: null }), /goodwills_one_case|of this customer/);
      await world.refused(gift(world, cast, { currency: "EUR" }), /in the currency of its limits/);
      await world.refused(gift(world, cast, { given_by: cast.board }), /by the front line and by managers/);
      await world.refused(gift(world, cast, { amount_minor: 0 }), /goodwills_amount/);
      await world.refused(gift(world, cast, { act: "credit", amount_minor: 1 }), /above the limit/);
      await world.refused(async (tx) => {
        const words_id = await someWords({ tx }, "ok");
        await aGift(within(world, tx), cast, { words_id });
      }, /what happened and why/);
      await world.refused(gift(world, cast, { words_id: null }), /what happened|said_once/);
    }));

  test("is not given by somebody who has left, nor without limits", () =>
    inTransaction(async (world) => {
      const cast = await aGoodwillCast(world);
      await world.tx.update(people).set({ deactivatedAt: givenAt }).where(sql`id = ${cast.giver}`);
      await world.asApp();
      await world.refused(gift(world, cast), /by the front line and by managers/);
    }));

  test("is not changed, taken away or back-dated afterwards", () =>
    asTheApplication(async (world, cast) => {
      await aGift(world, cast);
      const spoilt = [
        sql`update goodwills set amount_minor = 1`,
        sql`delete from goodwills`,
        sql`truncate goodwill_reactions`,
        sql`update limit_versions set limits = '[]'`,
        sql`delete from goodwill_answers`,
        sql`update goodwill_requests set approver_id = asked_by`,
      ];
      for (const query of spoilt) await world.refused((tx) => tx.execute(query), /permission denied/);
      const stamped = { recorded_at: "2026-01-01T00:00:00Z" };
      await world.refused(gift(world, cast, { amount_minor: 1, ...stamped }), /permission denied/);
      await world.refused(gift(world, cast, { case_id: newId() }), /permission denied/);
      await world.asOwner();
      for (const query of spoilt.slice(0, 3)) await world.refused((tx) => tx.execute(query), /append-only/);
      await world.refused(gift(world, cast, { amount_minor: 1, ...stamped }), /stamped by the server/);
      await world.refused(gift(world, cast, { case_id: newId() }), /server's to say/);
    }));
});

describe("goodwill above the limit", () => {
  test("needs the approval of the person who was asked, and is given once", () =>
    asTheApplication(async (world, cast) => {
      const asked = await aRequest(world, cast);
      const given = { request_id: asked, amount_minor: 15_000 };
      await world.refused(gift(world, cast, given), /nobody has approved it/);
      await anAnswerTo(world, cast, asked);
      await aGift(world, cast, given);
      await world.refused(gift(world, cast, given), /used already/);
    }));

  test("is approved neither by oneself, nor by somebody without the right or below the sum", () =>
    asTheApplication(async (world, cast) => {
      await world.refused(request(world, cast, { approver_id: cast.giver }), /for themselves/);
      await world.refused(request(world, cast, { asked_by: cast.manager, amount_minor: 20_001 }), /for themselves/);
      await world.refused(request(world, cast, { approver_id: cast.colleague }), /by a manager/);
      await world.refused(request(world, cast, { approver_id: cast.board }), /by a manager/);
      await world.refused(request(world, cast, { amount_minor: 20_001 }), /above the limit of whoever is asked/);
      await aRequest(world, cast, { amount_minor: 20_000 });
      await world.refused(request(world, cast, { amount_minor: 4_000 }), /within the limit: give it/);
    }));

  test("is answered once, by whoever was asked, a refusal with its reason", () =>
    asTheApplication(async (world, cast) => {
      const asked = await aRequest(world, cast);
      await world.refused(answer(world, cast, asked, { by_id: cast.otherManager }), /answered by whoever was asked/);
      await world.refused(answer(world, cast, asked, { by_id: cast.giver }), /answered by whoever was asked/);
      await world.refused(
        (tx) => insertInto({ tx }, "goodwill_answers", { request_id: asked, answer: "refused", by_id: cast.manager }),
        /say why/,
      );
      await world.refused(answer(world, cast, asked, { answer: "withdrawn" }), /taken back by whoever made it/);
      await anAnswerTo(world, cast, asked, { answer: "refused" });
      await world.refused(answer(world, cast, asked), /answer already/);
      await world.refused(gift(world, cast, { request_id: asked, amount_minor: 15_000 }), /nobody has approved it/);
    }));

  test("may be taken back by whoever asked, and is then not given", () =>
    asTheApplication(async (world, cast) => {
      const asked = await aRequest(world, cast);
      await anAnswerTo(world, cast, asked, { answer: "withdrawn", by_id: cast.giver });
      await world.refused(answer(world, cast, asked), /answer already/);
      await world.refused(gift(world, cast, { request_id: asked, amount_minor: 15_000 }), /nobody has approved it/);
    }));

  test("is nothing but what was approved: not more, not for another case, not by another", () =>
    asTheApplication(async (world, cast) => {
      await world.asOwner();
      const other = await anIssue(world, { customerId: cast.customer });
      await world.asApp();
      const asked = await aRequest(world, cast);
      await anAnswerTo(world, cast, asked);
      const given = { request_id: asked, amount_minor: 15_000 };
      await world.refused(gift(world, cast, { ...given, amount_minor: 15_001 }), /Something else was approved/);
      await world.refused(gift(world, cast, { ...given, issue_id: other.id }), /Something else was approved/);
      await world.refused(gift(world, cast, { ...given, act: "gift" }), /Something else was approved/);
      await world.refused(gift(world, cast, { ...given, given_by: cast.colleague }), /by whoever asked/);
    }));

  test("is not given on a stale approval: too old, overtaken, or by somebody who could not give it now", () =>
    inTransaction(async (world) => {
      const cast = await aGoodwillCast(world);
      const given = { request_id: await aRequest(world, cast), amount_minor: 15_000 };
      await anAnswerTo(world, cast, given.request_id);
      await world.setNow(new Date(hoursLater(30 * 24).getTime() + 1));
      await world.refused(gift(world, cast, given), /more than 30 days old/);
      await world.setNow(hoursLater(30 * 24));
      await world.refused(async (tx) => {
        await aGift(within(world, tx), cast, { amount_minor: 10_000, given_by: cast.otherManager });
        await aGift(within(world, tx), cast, given);
      }, /does not reach any more/);
      await world.refused(async (tx) => {
        await tx
          .update(people)
          .set({ roles: ["frontline"] })
          .where(sql`id = ${cast.manager}`);
        await aGift(within(world, tx), cast, given);
      }, /does not reach any more/);
      await world.refused(async (tx) => {
        await someSetLimits(
          within(world, tx),
          cast,
          someLimits.map((limit) => ({ ...limit, perCaseMinor: 100 })),
        );
        await aGift(within(world, tx), cast, given);
      }, /does not reach any more/);
      await aGift(world, cast, given);
    }));

  test("two approvals for one case do not add up beyond the approver", () =>
    asTheApplication(async (world, cast) => {
      const [one, two] = [await aRequest(world, cast), await aRequest(world, cast, { approver_id: cast.otherManager })];
      await anAnswerTo(world, cast, one);
      await anAnswerTo(world, cast, two, { by_id: cast.otherManager });
      await aGift(world, cast, { request_id: one, amount_minor: 15_000 });
      await world.refused(gift(world, cast, { request_id: two, amount_minor: 15_000 }), /does not reach any more/);
    }));
});
