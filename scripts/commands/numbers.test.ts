import { expect, test } from "vitest";
import { getReferredValue } from "@/server/advocacy/queries/value";
import type { Context } from "@/server/context";
import { questions } from "@/server/counts/questions";
import { meanOf, newcomerWorth, sharedError, worthOfStaying } from "@/server/domain/customer-worth";
import { monthChart } from "@/server/domain/month-charts";
import { netScore } from "@/server/domain/net-score";
import { plainDate } from "@/server/domain/plain-date";
import { walletShare } from "@/server/domain/wallet";
import { wilson } from "@/server/domain/wilson";
import { experienceMonthsQuestion } from "@/server/experience/queries/charts";
import { scoresQuestion } from "@/server/experience/queries/scores";
import { signsQuestion } from "@/server/experience/queries/signs";
import { buyingQuestion } from "@/server/numbers/queries/buying";
import { worthQuestion } from "@/server/numbers/queries/concentration";
import { getPlan } from "@/server/plans/queries/plans";
import { getRetention } from "@/server/retention/queries/page";
import { contextOf } from "@/server/testing/accounts";
import { aContact, anIssue } from "@/server/testing/customers";
import { inTransaction, type World } from "@/server/testing/database";
import { aScore, aWalletEstimate } from "@/server/testing/experience";
import { anOrganisation, aPerson } from "@/server/testing/factories";
import { aPlanVersion } from "@/server/testing/plans";
import { idOf, manyPurchases } from "@/server/testing/purchases";
import { aValueMethod, buyersAtRandom, fittedOn } from "@/server/testing/values";
import { getValuePage } from "@/server/values/queries/page";
import { fitValues } from "@/server/values/tasks";
import { command } from "./numbers";

const lens = { asOf: fittedOn, lapseDays: 180, segment: null };
const inJson = (told: unknown) => JSON.parse(JSON.stringify(told));
const reach = { appUrl: "", ownerUrl: "" };

/** What the command answers for a program. */
async function ask({ tx }: World, given: Record<string, string> = {}) {
  const values = { json: true, "as-of": lens.asOf, "lapse-days": String(lens.lapseDays), ...given };
  const { json, isBad } = await command.run(tx, values, reach);
  expect(isBad).toBe(false);
  return inJson(json);
}

/** Customers at random, one of whom had more back than they bought and one who pays in dollars; and a word of everything. */
async function aHouse(world: World): Promise<{ ctx: Context; planId: string }> {
  await world.setNow(new Date(`${fittedOn}T09:00:00Z`));
  await anOrganisation(world);
  const { id: person } = await aPerson(world, { roles: ["board", "manager", "admin"] });
  const buyers = await manyPurchases(world, [
    ...buyersAtRandom(250, fittedOn),
    { who: "gave back", on: plainDate("2026-03-02"), amountMinor: 5000 },
    { who: "gave back", on: plainDate("2026-04-02"), amountMinor: -9000 },
    { who: "gave back", on: plainDate("2026-05-02"), amountMinor: -100 },
    { who: "abroad", on: plainDate("2026-04-03"), amountMinor: 7000, currency: "USD" },
  ]);
  const customerId = idOf(buyers, "gave back");
  for (const month of [2, 3, 4, 4, 5]) {
    const day = new Date(`2026-0${month}-10T10:00:00Z`);
    await anIssue(world, { customerId, kind: "complaint", openedAt: day });
    await aContact(world, { customerId, happenedAt: day, avoidable: month === 4 });
  }
  for (const who of ["random 1", "random 2", "random 3"]) await aScore(world, idOf(buyers, who), person);
  await aWalletEstimate(world, idOf(buyers, "random 1"), person);
  await aValueMethod(world, { setBy: person });
  await fitValues(world.tx);
  const { planId } = await aPlanVersion(world, {
    by: person,
    lines: [
      { kind: "win", customers: 2, valueMinor: 5_000 },
      { kind: "keep", customers: 3, valueMinor: 10_000 },
    ],
    target: { valueMinor: 50_000 },
  });
  const ctx = await contextOf(world, person);
  await world.asApp();
  return { ctx, planId };
}

test("the numbers for a program are those of every page", () =>
  inTransaction(async (world) => {
    const { ctx, planId } = await aHouse(world);
    const told = await ask(world);

    const { picture } = await getRetention(ctx, {
      ...{ asOf: lens.asOf, lapse: lens.lapseDays, segment: null },
      ...{ reading: "classic", older: "stated", by: "all" },
    });
    const curvesOf = (seen: { curves: readonly object[] } | undefined) =>
      inJson(seen?.curves.map((curve) => ({ ...curve, watched: undefined })));
    expect(told.curves.untilSecondPurchase).toMatchObject(curvesOf(picture?.second.seen));
    expect(told.curves.untilLost).toMatchObject(curvesOf(picture?.survival?.seen));
    expect(told.curves.untilLostByTenure).toMatchObject(curvesOf(picture?.tenure?.curves));
    expect(told.curves.untilNextPurchase).toMatchObject(curvesOf(picture?.gaps.curves));
    expect(told.curves.untilSecondPurchase[0].steps[0]).toMatchObject({ survival: expect.any(Number) });
    if (!picture?.spells || !picture.winBacks) throw new Error("There is a threshold.");
    const { pastTwoYears, ...spells } = picture.spells;
    const { stock, ...winBacks } = picture.winBacks;
    expect(told.retention).toMatchObject(
      inJson({
        ...{ cohorts: picture?.cohorts, earlyRepeat: picture?.repeats, spells },
        ...{ activeAYearLaterByTenure: picture?.tenure?.shares, gaps: { parts: picture?.gaps.parts } },
        winBacks: { lapseDays: lens.lapseDays, ...winBacks },
      }),
    );
    const { n } = spells.current;
    expect(told.retention.spells.pastTwoYears).toEqual({
      ...{ k: pastTwoYears, n, rate: pastTwoYears / n },
      interval: inJson(wilson(pastTwoYears, n)),
    });
    expect(stock.length).toBeGreaterThan(1);
    expect(told.retention.winBacks.stock).toEqual(
      stock.map(([on, n, k]) => ({ on, k, n, rate: k / n, interval: inJson(wilson(k, n)) })),
    );
    const [cohort] = told.retention.cohorts.cohorts;
    expect(cohort.cells[0].interval).toEqual(inJson(wilson(cohort.cells[0].k, cohort.customers)));
    expect(told.suggestedThreshold).toEqual({
      ...{ days: picture?.gaps.parts[1]?.seen, returns: picture?.gaps.n, returnsNeeded: 20 },
    });

    const months = await experienceMonthsQuestion.count(world.tx, lens);
    expect(told.controlCharts).toEqual(
      inJson({
        avoidable: monthChart(months.avoidable, "share"),
        complaints: monthChart(months.complaints ?? [], "events"),
        returns: monthChart(months.returns, "events"),
      }),
    );
    expect(told.controlCharts.complaints.points.length).toBeGreaterThan(1);
    const scores = await scoresQuestion.count(world.tx, lens);
    expect(told.netScores).toEqual(inJson(scores.map(({ source, counts }) => ({ source, ...netScore(counts) }))));
    expect(told.netScores[0]).toMatchObject({ n: 3, movable: 3, interval: { low: expect.any(Number) } });
    const { wallet } = await signsQuestion.count(world.tx, lens);
    expect(told.shareOfWallet).toMatchObject(inJson({ customers: 1, ...walletShare(wallet) }));

    const { shown, fits } = await getValuePage(world.tx);
    if (!shown?.sums.all.expected || !shown.sums.all.historic) throw new Error("nothing was fitted");
    const all = { expected: shown.sums.all.expected, historic: shown.sums.all.historic };
    expect(told.currency).toBe("GBP");
    expect(told.values).toMatchObject({ keptFor: expect.stringContaining("everybody"), ...inJson({ shown, fits }) });
    expect(told.values.shown.parameters.alpha.error).toBeGreaterThan(0);
    const ofNew = newcomerWorth(shown.sums, shown.newcomer, 5_000);
    const shared = sharedError(shown.newcomer) ?? 0;
    expect(told.values.worth.newCustomer).toEqual(inJson(ofNew));
    expect(told.values.worth.each.at(-1)).toEqual(
      inJson({
        of: "everybody",
        expected: { customers: all.expected.customers, ...meanOf(all.expected, shared) },
        historic: { customers: all.historic.customers, ...meanOf(all.historic, 0) },
        staying: worthOfStaying(all.expected, ofNew, shared),
      }),
    );
    expect(told.values.referral.compared).toEqual(inJson((await getReferredValue(ctx)).answer));

    const { sum, faults } = await getPlan(ctx, planId);
    expect(told.plans).toHaveLength(1);
    expect(told.plans[0]).toMatchObject({
      ...{ id: planId, currency: "GBP", addsUp: false, faults, sumMinor: Number(sum.sumMinor), gapMinor: 10_000 },
      lines: [
        { kind: "win", customers: 2, valueMinor: 5_000, sumMinor: 10_000 },
        { kind: "keep", sumMinor: 30_000 },
      ],
    });

    const { version, means } = told.definitions.answers.worth;
    expect([version, means.length > 10]).toEqual([questions.worth.version, true]);
    expect(Object.keys(told.definitions.answers)).toEqual(Object.keys(questions));
  }));

test("what the few bring and what a year brought is said as on the page, of everybody and of a segment", () =>
  inTransaction(async (world) => {
    await aHouse(world);
    for (const segment of ["all", "active", "open_issue"]) {
      const told = await ask(world, segment === "all" ? {} : { segment });
      const seen = { ...lens, segment: segment === "all" ? null : segment };
      const worth = await worthQuestion.count(world.tx, seen);
      expect(told.topFifth).toMatchObject({
        ...{ customers: worth.customers, totalMinor: worth.totalMinor },
        ...{ topCustomers: worth.top.customers, topMinor: worth.top.minor },
      });
      const { lately } = await buyingQuestion.count(world.tx, seen);
      expect(told.lastYear).toEqual({
        ...{ customers: lately.customers, purchaseDays: lately.purchaseDays, totalMinor: lately.totalMinor },
        medianMinor: lately.minor?.median ?? null,
      });
      expect(told.curves.untilSecondPurchase[0].customers).toBe(worth.customers);
      expect(told.values.shown.asOf).toBe(fittedOn);
    }
  }));

test("a company without anything yet is answered without a fault", () =>
  inTransaction(async (world) => {
    await world.setNow(new Date(`${fittedOn}T09:00:00Z`));
    await anOrganisation(world);
    await world.asApp();
    const told = await ask(world);
    expect(told).toMatchObject({
      suggestedThreshold: { days: null, returns: 0 },
      controlCharts: { avoidable: null, complaints: null, returns: null },
      ...{ netScores: [], shareOfWallet: { customers: 0, share: null, interval: null } },
      ...{ values: { shown: null, worth: null }, plans: [] },
    });
    const withoutThreshold = await ask(world, { "lapse-days": "" });
    expect(withoutThreshold).toMatchObject({
      ...{ active: null, curves: { untilLost: null, untilLostByTenure: null }, retention: { winBacks: null } },
      controlCharts: { complaints: null },
    });
  }));
