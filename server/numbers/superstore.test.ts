import { expect, test } from "vitest";
import { answerAll } from "../counts/queries/answers";
import { movementQuestion } from "../counts/queries/movement";
import { customerMovement } from "../domain/customer-numbers";
import { monthsBetween } from "../domain/months";
import { movementBySteps, movementIn } from "../domain/movement";
import { addDays, addMonths, plainDate } from "../domain/plain-date";
import { purchaseHistories } from "../domain/purchase-history";
import { inTransaction } from "../testing/database";
import { anOrganisation } from "../testing/factories";
import { manyPurchases } from "../testing/purchases";
import { superstoreLines, superstoreOrders } from "../testing/superstore";
import { landmarkQuestion } from "../values/queries/landmark";
import { movementByMonth } from "./queries/coming-and-going";
import { customerNumbers } from "./queries/customer-numbers";

const asOf = plainDate("2017-12-31");
const lines = superstoreLines();
const bought = superstoreOrders().flatMap(({ customer, boughtOn, amountsMinor }, order) =>
  amountsMinor.map((amountMinor) => ({
    ...{ who: String(customer), on: boughtOn, amountMinor, currency: "USD", order: `order ${order}` },
  })),
);

test("the numbers of Superstore are those of METRICS D, month by month those of the rules", () =>
  inTransaction(async (world) => {
    await anOrganisation(world, { currency: "USD" });
    const found = await manyPurchases(world, bought);
    await world.asApp();

    const numbers = await customerNumbers(world.tx, { asOf, lapseDays: 180 });
    expect(numbers).toMatchObject({
      customers: 793,
      notYetBought: 0,
      orders: 5009,
      totals: [{ currency: "USD", lines: 9994, totalMinor: 229_720_107 }],
      active: { k: 591, n: 793 },
      firstPurchases: [
        { year: 2014, customers: 595 },
        { year: 2015, customers: 136 },
        { year: 2016, customers: 51 },
        { year: 2017, customers: 11 },
      ],
      winBack: { windowDays: 365, stock: { on: "2016-12-31", k: 227, n: 267 } },
      gaps: { n: 4199, p50: 129, p80: 309, p90: 444 },
      topFifth: { customers: 793, topCustomers: 159, totalMinor: 229_720_107 },
      lastYear: { customers: 693, purchaseDays: 1681, totalMinor: 73_321_519, medianMinor: 60_491 },
    });
    expect(numbers.topFifth.share).toBeCloseTo(0.481, 3);
    expect(numbers.earlyRepeat.map(({ windowDays, k, n }) => [windowDays, k, n])).toEqual([
      [30, 65, 793],
      [60, 126, 792],
      [90, 180, 790],
      [180, 338, 788],
      [365, 547, 782],
    ]);
    // Worked out apart from ours, as the rest.
    const { repeated, once, firstDays, firstDay } = await landmarkQuestion.count(world.tx, {
      asOf,
      lapseDays: 180,
      segment: null,
    });
    expect([repeated?.n, repeated?.mean.toFixed(4), repeated?.median]).toEqual([334, "40059.6257", 0]);
    expect([once?.n, once?.mean.toFixed(4), once?.deviation.toFixed(2)]).toEqual([448, "30238.2344", "70115.80"]);
    expect([firstDays?.n, firstDays?.mean.toFixed(4), firstDays?.median]).toEqual([782, "74946.2826", 30_654]);
    expect([firstDay?.n, firstDay?.mean.toFixed(4), firstDay?.median]).toEqual([782, "50495.4361", 15_861]);
    const yearly = await customerNumbers(world.tx, { asOf, lapseDays: 365 });
    expect(yearly).toMatchObject({ active: { k: 693 }, winBack: { stock: { k: 124, n: 144 } } });

    const histories = purchaseHistories(lines);
    for (const lapseDays of [180, 365]) {
      const months = await movementByMonth(world.tx, { from: plainDate("2014-01-01"), asOf, lapseDays });
      expect(months).toEqual(
        monthsBetween(plainDate("2014-01-01"), asOf).map((month) => ({
          month: month.from,
          endsOn: month.to,
          ...customerMovement(histories, month, lapseDays),
        })),
      );
      const { days, active } = await movementQuestion.count(world.tx, { asOf, lapseDays, segment: null });
      expect(active).toBe(lapseDays === 180 ? 591 : 693);
      const ever = { from: plainDate("2014-01-01"), to: asOf };
      expect(movementIn(days, ever)).toEqual(customerMovement(histories, ever, lapseDays));
      expect(movementIn(days, ever)).toMatchObject({ opening: 0, new: 793, closing: active });
      expect(movementBySteps(days, ever, "quarter")).toEqual(
        months
          .filter((_, index) => index % 3 === 0)
          .map(({ month: from }) => ({ from, to: addDays(addMonths(from, 3), -1) }))
          .map((quarter) => ({ ...quarter, ...customerMovement(histories, quarter, lapseDays) })),
      );
      expect(await customerNumbers(world.tx, { asOf, lapseDays, segment: "all" })).toEqual({
        ...(await customerNumbers(world.tx, { asOf, lapseDays })),
        segment: "all",
      });
    }

    const told = await answerAll(world.tx, { asOf, lapseDays: 180, segment: null });
    for (const answered of Object.values(told)) expect(answered).not.toHaveProperty("fault");
    const said = JSON.stringify(told);
    expect(said.length).toBeLessThan(1_000_000);
    const customers = new Set(found.values());
    expect(said.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)?.filter((id) => customers.has(id)) ?? []).toEqual(
      [],
    );
  }));
