import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { lapseThresholds } from "@/db/schema";
import { plainDate } from "../domain/plain-date";
import { contextOf } from "../testing/accounts";
import { aCustomer, aPurchase } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { aDepartment, anOrganisation, aPerson } from "../testing/factories";
import { linesOf } from "../testing/list-file";
import { savePlanInput } from "./input";
import { savePlan, submitPlan } from "./mutations";
import { getPlanDocument } from "./queries/document";
import { planFile } from "./queries/file";
import { getPlanForm } from "./queries/form";
import { listPlans } from "./queries/plans";
import { tellPlans } from "./queries/told";

/** A company with a manager and four customers, three of them active in September under 90 days. */
async function aCompany(world: World) {
  await world.setNow(new Date("2026-09-14T10:00:00Z"));
  await anOrganisation(world);
  const { id: manager } = await aPerson(world, { roles: ["manager"], name: "Ines" });
  await world.tx
    .insert(lapseThresholds)
    .values({ id: newId(), days: 90, reason: "So it looks from here.", setBy: manager });
  const customers = await Promise.all([0, 1, 2, 3].map(() => aCustomer(world)));
  const [a, b, c, d] = customers.map(({ id }) => id);
  for (const id of [a, b, c]) await buys(world, id, "2026-09-01");
  await buys(world, d, "2026-01-01");
  return { manager, customers: { a, b, c, d } };
}

const buys = (world: World, customerId: string | undefined, day: string, amountMinor = 40_000) =>
  aPurchase(world, { customerId: customerId ?? "", boughtOn: plainDate(day), amountMinor, currency: "GBP" });

const line = (given: Record<string, string>) => ({
  segment: "",
  value: "",
  how: "",
  ownerId: "",
  customers: "",
  ...given,
});

/** A form as it is sent: two lines that come to 350.00, and two left empty. */
const typed = (given: Record<string, unknown> = {}) =>
  savePlanInput.parse({
    ...{
      planId: "",
      version: "0",
      title: "Winter, in customers",
      period: "2026-Q4",
      departmentId: "",
      target: "350",
      targetCustomers: "4",
    },
    lines: [
      line({ kind: "win", customers: "1", value: "50.00", how: "By asking." }),
      line({ kind: "keep", customers: "3", value: "100", how: "By ringing." }),
      line({ kind: "win_back", value: "100" }),
      line({ kind: "develop" }),
    ],
    ...given,
  });

test("a plan is saved as a draft that misses its target, mended, submitted, replaced, and stands", () =>
  inTransaction(async (world) => {
    const { manager } = await aCompany(world);
    await world.asApp();
    const ctx = await contextOf(world, manager);
    const { planId } = await savePlan(ctx, typed({ target: "450" }));
    const short = await getPlanDocument(ctx, planId);
    expect(short.sum).toMatchObject({ sumMinor: 35_000n, gapMinor: 10_000n, gapCustomers: 0 });
    expect(short.sum.closing).toEqual({ opening: 3, won: 1, wonBack: 0, kept: 3, lost: 0, closing: 4 });
    expect(short.faults).toEqual(["value"]);
    const versionOf = async () => (await getPlanDocument(ctx, planId)).versions[0]?.id ?? "";
    await world.refused(
      async (tx) => submitPlan({ ...ctx, db: tx }, { planId, versionId: await versionOf() }),
      /do not come to the target/,
    );

    await savePlan(ctx, typed({ planId, version: "1" }));
    await world.refused(
      (tx) => savePlan({ ...ctx, db: tx }, typed({ planId, version: "1" })),
      /Ines saved this plan meanwhile/,
    );
    const versionId = await versionOf();
    await submitPlan(ctx, { planId, versionId });
    await world.refused((tx) => submitPlan({ ...ctx, db: tx }, { planId, versionId }), /submitted already/);
    await savePlan(ctx, typed({ planId, version: "2", target: "351" }));
    expect(await tellPlans(ctx)).toBe("No plan holds now; 1 is submitted for later; 1 has a newer draft.");
    const [listed] = (await listPlans(ctx, null)).plans;
    expect(listed).toMatchObject({ submittedAt: null, isHeld: true, targetMinor: 35_100, targetCustomers: 4 });
    const { versions } = await getPlanDocument(ctx, planId);
    expect(versions.map(({ number, submittedAt }) => [number, submittedAt !== null])).toEqual([
      [3, false],
      [2, true],
      [1, false],
    ]);
  }));

describe("what a plan is refused with, before anything is saved", () => {
  test.each([
    ["only a sum of money", { lines: [line({ kind: "win", value: "100" })] }, /A sum of money alone is not a plan/],
    ["a line without its number", { lines: [line({ kind: "win", how: "By asking." })] }, /How many customers/],
    [
      "a line without a value",
      { lines: [line({ kind: "win", customers: "5", how: "By asking." })] },
      /worth in the period/,
    ],
    ["a line without a way", { lines: [line({ kind: "win", customers: "5", value: "1" })] }, /How will it be done/],
    ["no target", { target: "", targetCustomers: "" }, /Give a target/],
    ["a target that is no amount", { target: "much" }, /“much” is not an amount/],
    [
      "a segment nobody knows",
      { lines: [line({ kind: "win", segment: "friends", customers: "5", value: "1", how: "By asking." })] },
      /not offered any more/,
    ],
  ])("%s", (_, given, sentence) =>
    inTransaction(async (world) => {
      const { manager } = await aCompany(world);
      await world.asApp();
      const ctx = await contextOf(world, manager);
      await world.refused((tx) => savePlan({ ...ctx, db: tx }, typed(given)), sentence);
      expect((await listPlans(ctx, null)).plans).toEqual([]);
    }),
  );

  test("customers at the end, of a department", () =>
    inTransaction(async (world) => {
      const { manager } = await aCompany(world);
      const { id: departmentId } = await aDepartment(world);
      await world.asApp();
      const ctx = await contextOf(world, manager);
      await world.refused(
        (tx) => savePlan({ ...ctx, db: tx }, typed({ departmentId })),
        /a department has none of its own/,
      );
    }));
});

test("after its period a plan is held against what happened, under the threshold it was made under", () =>
  inTransaction(async (world) => {
    const { manager, customers } = await aCompany(world);
    const ctx = await contextOf(world, manager);
    const { planId } = await savePlan(ctx, typed());
    await submitPlan(ctx, { planId, versionId: (await getPlanDocument(ctx, planId)).versions[0]?.id ?? "" });
    expect((await getPlanDocument(ctx, planId)).happened).toBeNull();

    await buys(world, customers.a, "2026-11-20", 9_900);
    await buys(world, customers.d, "2026-12-24", 100);
    await buys(world, (await aCustomer(world)).id, "2026-10-02", 5_000);
    await world.setNow(new Date("2027-01-04T10:00:00Z"));
    await world.tx
      .insert(lapseThresholds)
      .values({ id: newId(), days: 10, reason: "So it looks from here.", setBy: manager });
    const later = await contextOf(world, manager);
    const { happened } = await getPlanDocument(later, planId);
    const file = await linesOf(planFile, later, { plan: planId });
    expect(file).toMatchObject([
      {
        version: 1,
        period: "2026-Q4",
        target: "350.00",
        kind: "win",
        customers: 1,
        each: "50.00",
        sum: "50.00",
        happened: 1,
      },
      {
        line: 2,
        kind: "keep",
        customers: 3,
        each: "100.00",
        sum: "300.00",
        happened: 1,
        "counted until": "2026-12-31",
      },
    ]);
    expect(await linesOf(planFile, later, { plan: "nothing" })).toEqual([]);
    expect(happened).toEqual({
      ...{ until: "2026-12-31", endsOn: "2026-12-31", isOver: true, keptSince: null },
      figures: {
        ...{ valueMinor: 15_000, closing: { active: 3, kept: 1, won: 1, wonBack: 1 } },
        lines: [
          { place: 1, planned: 1, happened: 1 },
          { place: 2, planned: 3, happened: 1 },
        ],
      },
    });
  }));

test("the form begins with what the data say one customer brings, and says where that was read", () =>
  inTransaction(async (world) => {
    const { manager } = await aCompany(world);
    const ctx = await contextOf(world, manager);
    const form = await getPlanForm(ctx, null);
    expect(form.suggested.keep).toEqual({ minor: 10_000, from: "median_active", customers: 3 });
    expect(form.suggested.win).toBeNull();
    expect(form.initial).toMatchObject({ period: "2026-Q4", "lines.1.kind": "keep", "lines.1.value": "100.00" });
    expect(form.periods.map(({ value }) => value)).toEqual([
      "2026-Q3",
      "2026-Q4",
      "2027-Q1",
      "2027-Q2",
      "2027-Q3",
      "2027-Q4",
      "2026",
      "2027",
    ]);
    const { planId } = await savePlan(ctx, typed());
    const [kept] = (await getPlanDocument(ctx, planId)).versions[0]?.lines.filter(({ kind }) => kind === "keep") ?? [];
    expect(kept).toMatchObject({
      valueMinor: 10_000,
      suggestedMinor: 10_000,
      suggestedFrom: "median_active",
      ownerId: manager,
    });
    expect((await getPlanForm(ctx, planId)).initial).toMatchObject({
      ...{ period: "2026-Q4", target: "350.00", targetCustomers: "4" },
      ...{ "lines.0.kind": "win", "lines.0.customers": "1", "lines.1.value": "100.00" },
    });
  }));

test("without a lapse threshold nothing is suggested that takes knowing who is active", () =>
  inTransaction(async (world) => {
    await world.setNow(new Date("2026-09-14T10:00:00Z"));
    await anOrganisation(world);
    const { id: manager } = await aPerson(world, { roles: ["manager"] });
    const { id: customer } = await aCustomer(world);
    for (const day of ["2025-06-01", "2026-09-01"]) await buys(world, customer, day);
    const { suggested } = await getPlanForm(await contextOf(world, manager), null);
    expect(suggested).toEqual({
      ...{ keep: null, win_back: null, develop: null },
      win: { minor: 10_000, from: "first_year", customers: 1 },
    });
  }));

test("a plan of more lines than the form begins with is edited whole", () =>
  inTransaction(async (world) => {
    const { manager } = await aCompany(world);
    const ctx = await contextOf(world, manager);
    const lines = Array.from({ length: 11 }, () =>
      line({ kind: "win", customers: "1", value: "1", how: "By asking." }),
    );
    const { planId } = await savePlan(ctx, typed({ lines, target: "11", targetCustomers: "" }));
    const { initial } = await getPlanForm(ctx, planId);
    expect(initial).toMatchObject({ "lines.10.kind": "win", "lines.10.customers": "1", "lines.11.kind": "keep" });
  }));
