import { expect, test } from "vitest";
import { plainDate } from "../domain/plain-date";
import { anAdvocacyFact } from "../testing/advocacy";
import { aContact, aCustomer, anIssue, aPurchase } from "../testing/customers";
import { inTransaction } from "../testing/database";
import { anOrganisation } from "../testing/factories";
import { experienceMonthsQuestion } from "./queries/charts";
import { listExperienceRows } from "./queries/rows";
import { signsQuestion } from "./queries/signs";

const lens = { asOf: plainDate("2026-05-30"), lapseDays: 60, segment: null };

test("months are whole: the first on record and the one that is not over are left out", () =>
  inTransaction(async (world) => {
    await world.setNow(new Date("2026-06-20T12:00:00Z"));
    await anOrganisation(world, { zone: "Pacific/Auckland" });
    const { id: customerId } = await aCustomer(world);
    const { id: other } = await aCustomer(world);
    const contact = (happenedAt: string, avoidable: boolean | null) =>
      aContact(world, { customerId, happenedAt: new Date(happenedAt), avoidable });
    await contact("2026-01-10T00:00:00Z", true);
    await contact("2026-03-02T00:00:00Z", true);
    await contact("2026-03-03T00:00:00Z", false);
    // 1 April in Auckland.
    await contact("2026-03-31T20:00:00Z", null);
    await contact("2026-05-02T00:00:00Z", true);
    const complaint = (openedAt: string) =>
      anIssue(world, { customerId, kind: "complaint", openedAt: new Date(openedAt) });
    await complaint("2026-02-01T00:00:00Z");
    await complaint("2026-04-05T00:00:00Z");
    await complaint("2026-04-06T00:00:00Z");
    for (const boughtOn of ["2026-02-10", "2026-03-01", "2026-04-02"])
      await aPurchase(world, { customerId, boughtOn: plainDate(boughtOn) });
    await aPurchase(world, { customerId: other, boughtOn: plainDate("2026-03-31") });
    await aPurchase(world, { customerId: other, boughtOn: plainDate("2026-02-20"), amountMinor: -500 });
    await aPurchase(world, { customerId: other, boughtOn: plainDate("2026-04-20"), amountMinor: -500 });
    await aPurchase(world, { customerId: other, boughtOn: plainDate("2026-04-21"), amountMinor: -100 });
    await world.asApp();
    const { avoidable, complaints, returns } = await experienceMonthsQuestion.count(world.tx, lens);
    expect(avoidable).toEqual([
      { month: "2026-02-01", k: 0, n: 0, unknown: 0 },
      { month: "2026-03-01", k: 1, n: 2, unknown: 0 },
      { month: "2026-04-01", k: 0, n: 0, unknown: 1 },
    ]);
    expect(complaints).toEqual([
      { month: "2026-03-01", k: 0, n: 2 },
      { month: "2026-04-01", k: 2, n: 2 },
    ]);
    expect(returns).toEqual([
      { month: "2026-03-01", k: 0, n: 2 },
      { month: "2026-04-01", k: 2, n: 1 },
    ]);
    const none = await experienceMonthsQuestion.count(world.tx, { ...lens, lapseDays: null });
    expect(none.complaints).toBeNull();
    // On the last day of a month it is whole.
    const whole = await experienceMonthsQuestion.count(world.tx, { ...lens, asOf: plainDate("2026-05-31") });
    expect(whole.avoidable.at(-1)).toEqual({ month: "2026-05-01", k: 1, n: 1, unknown: 0 });
  }));

test("retention, and telling others, are k of n of the same day, and open their customers", () =>
  inTransaction(async (world) => {
    await world.setNow(new Date("2026-06-20T12:00:00Z"));
    await anOrganisation(world);
    const buyer = async (...days: string[]) => {
      const { id } = await aCustomer(world);
      for (const day of days) await aPurchase(world, { customerId: id, boughtOn: plainDate(day) });
      return id;
    };
    // A year before 30 May 2026, with 60 days: the last purchase on 31 March 2025 at the earliest.
    const stayed = await buyer("2025-03-31", "2026-03-31");
    const left = await buyer("2025-05-30", "2026-03-30");
    await buyer("2025-03-30", "2026-05-01");
    await buyer("2026-05-02");
    await anAdvocacyFact(world, { customerId: stayed, learnedOn: plainDate("2025-05-31") });
    await anAdvocacyFact(world, { customerId: left, learnedOn: plainDate("2026-05-01") });
    await world.asApp();
    const { retained, advocates } = await signsQuestion.count(world.tx, lens);
    expect(retained).toEqual({ k: 1, n: 2 });
    expect(advocates).toEqual({ k: 1, n: 3 });
    const asked = {
      ...{ ...lens, windowDays: 90 as const, level: null, of: null, from: null, to: null, group: null, cut: null },
      ...{ value: null, standing: null, source: null, score: null, month: null },
      ...{ known: null, channel: null, stage: null },
    };
    const ids = async (which: "retained" | "not_retained" | "advocates") =>
      (await listExperienceRows(world.tx, which, asked, null)).rows.map(({ customerId }) => customerId);
    expect(await ids("retained")).toEqual([stayed]);
    expect(await ids("not_retained")).toEqual([left]);
    expect(await ids("advocates")).toEqual([stayed]);
    const none = await signsQuestion.count(world.tx, { ...lens, lapseDays: null });
    expect([none.retained, none.advocates]).toEqual([null, null]);
  }));
