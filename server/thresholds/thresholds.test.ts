import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { plainDate } from "../domain/plain-date";
import { setLapseThreshold } from "../numbers/mutations";
import { contextOf } from "../testing/accounts";
import { aCustomer, aPurchase } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { declineThreshold, proposeThreshold } from "./mutations";
import { getThresholds } from "./queries";

/** A company with a manager, a board and two customers, one of whom has been away for 100 days. */
async function aCompany(world: World) {
  await world.setNow(new Date("2026-09-14T10:00:00Z"));
  await anOrganisation(world);
  const board = (await aPerson(world, { roles: ["board"] })).id;
  const manager = (await aPerson(world, { roles: ["manager"] })).id;
  const [near, far] = [await aCustomer(world), await aCustomer(world)];
  for (const [customerId, day] of [
    [near.id, "2026-08-05"],
    [near.id, "2026-09-14"],
    [far.id, "2026-06-06"],
  ] as const)
    await aPurchase(world, { customerId, boughtOn: plainDate(day), amountMinor: 100, currency: "GBP" });
  return { board, manager };
}

const because = "Four in five come back within a quarter.";

test("a manager proposes with a reason; what it would change is counted that day; the board sets it, and both stand linked", () =>
  inTransaction(async (world) => {
    const { board, manager } = await aCompany(world);
    await world.asApp();
    await setLapseThreshold(await contextOf(world, board), {
      days: 365,
      reason: "Cover runs for a year.",
      proposalId: null,
    });
    await proposeThreshold(await contextOf(world, manager), { days: 90, reason: because });
    const { proposals, maySet, mayPropose } = await getThresholds(await contextOf(world, manager));
    expect({ maySet, mayPropose }).toEqual({ maySet: false, mayPropose: true });
    expect(proposals).toMatchObject([
      {
        ...{ days: 90, reason: because, isMine: true, suggestedDays: 40, returns: 1, daysInForce: 365 },
        ...{ activeInForce: 2, lostInForce: 0, activeProposed: 1, lostProposed: 1, answer: null },
      },
    ]);
    const proposalId = proposals[0]?.id ?? "";
    await setLapseThreshold(await contextOf(world, board), {
      days: 120,
      reason: "A little later than that.",
      proposalId,
    });
    const ctx = await contextOf(world, board);
    expect(ctx.organisation.lapseDays).toBe(120);
    expect((await getThresholds(ctx)).proposals[0]?.answer).toMatchObject({
      ...{ answer: "set", setDays: 120, reason: "A little later than that." },
    });
    await world.refused(
      (tx) => declineThreshold({ ...ctx, db: tx }, { proposalId, reason: "On second thoughts, no." }),
      /This proposal has been answered already/,
    );
  }));

test("the board declines with a reason; nobody answers their own, and no figure of it is made up", () =>
  inTransaction(async (world) => {
    const { board, manager } = await aCompany(world);
    const both = (await aPerson(world, { roles: ["manager", "board"] })).id;
    await world.asApp();
    await proposeThreshold(await contextOf(world, both), { days: 90, reason: because });
    const proposalId = (await getThresholds(await contextOf(world, both))).proposals[0]?.id ?? "";
    const decline = async (tx: World["tx"], by: string, reason = "We would lose sight of the yearly ones.") =>
      declineThreshold({ ...(await contextOf(world, by)), db: tx }, { proposalId, reason });
    await world.refused((tx) => decline(tx, both), /Somebody else answers/);
    await world.refused((tx) => decline(tx, manager), /answered by the board/);
    await world.refused((tx) => decline(tx, board, "no        "), /Please say why not/);
    await world.refused(
      async (tx) => proposeThreshold({ ...(await contextOf(world, board)), db: tx }, { days: 9, reason: because }),
      /proposed by a manager/,
    );
    for (const attack of [
      sql`insert into threshold_proposals (id, days, reason, proposed_by, lost_proposed) values (gen_random_uuid(), 5, ${because}, ${manager}, 0)`,
      sql`insert into threshold_proposals (id, days, reason, proposed_by, recorded_at) values (gen_random_uuid(), 5, ${because}, ${manager}, '2020-01-01')`,
      sql`update threshold_proposals set days = 5`,
      sql`delete from threshold_answers`,
    ])
      await world.refused((tx) => tx.execute(attack), /permission denied/);
    await decline(world.tx, board);
    const answered = (await getThresholds(await contextOf(world, manager))).proposals[0]?.answer;
    expect(answered).toMatchObject({
      answer: "declined",
      setDays: null,
      reason: "We would lose sight of the yearly ones.",
    });
  }));

test("a proposal is not answered by a threshold that was set before it", () =>
  inTransaction(async (world) => {
    const { board, manager } = await aCompany(world);
    await world.asApp();
    await setLapseThreshold(await contextOf(world, board), {
      days: 365,
      reason: "Cover runs for a year.",
      proposalId: null,
    });
    await world.asOwner();
    await world.setNow(new Date("2026-09-15T10:00:00Z"));
    await world.asApp();
    await proposeThreshold(await contextOf(world, manager), { days: 90, reason: because });
    await world.refused(
      (tx) =>
        tx.execute(sql`insert into threshold_answers (proposal_id, answer, threshold_id, answered_by)
          select p.id, 'set', t.id, ${board} from threshold_proposals p, lapse_thresholds t`),
      /set after it/,
    );
  }));
