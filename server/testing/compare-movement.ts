import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { movementQuestion } from "../counts/queries/movement";
import { countActive, customerMovement, type Period } from "../domain/customer-numbers";
import { monthsBetween } from "../domain/months";
import { movementBySteps, movementIn } from "../domain/movement";
import { addDays, monthStart, type PlainDate } from "../domain/plain-date";
import { movementByMonth } from "../numbers/queries/coming-and-going";
import type { World } from "./database";
import { type KnownLens, type PurchaseFacts, seenThrough } from "./purchase-facts";

const lately = 500;

/** The identity of any period and of every month, from histories, from kept sums and from the facts; and it adds up. */
export async function compareMovement({ tx }: World, facts: PurchaseFacts, lens: KnownLens): Promise<void> {
  const { asOf, lapseDays } = lens;
  const { histories, known, people } = seenThrough(facts, lens);
  const moved = (period: Period) => customerMovement(histories, period, lapseDays);
  const answer = await movementQuestion.count(tx, lens);
  expect(answer).toMatchObject({
    customers: known.length,
    notYetBought: people.length - known.length,
    active: countActive(histories, asOf, lapseDays),
  });
  const whole = { from: addDays(asOf, -lately), to: asOf };
  const { opening, new: joined, wonBack, lost, closing } = moved(whole);
  expect(opening + joined + wonBack - lost).toBe(closing);
  expect(closing).toBe(answer.active);
  const early = { from: addDays(asOf, -2 * lapseDays - 31), to: addDays(asOf, -lapseDays) };
  for (const period of [whole, early]) expect(movementIn(answer.days, period)).toEqual(moved(period));
  const from = monthStart(whole.from);
  const months = monthsBetween(from, asOf).map((month) => ({ ...month, to: earlier(month.to, asOf) }));
  expect(movementBySteps(answer.days, { from, to: asOf }, "month")).toEqual(
    months.map((month) => ({ ...month, ...moved(month) })),
  );
  if (lens.segment !== null) return;
  expect(await movementByMonth(tx, { from, asOf, lapseDays })).toEqual(
    months.map((month) => ({ month: month.from, endsOn: month.to, ...moved(month) })),
  );
  const [byFacts] = await tx.execute(sql`select opening, new, won_back as "wonBack", lost, closing
    from customer_movement(${whole.from}, ${asOf}, ${lapseDays})`);
  expect(byFacts).toEqual(moved(whole));
}

function earlier(one: PlainDate, other: PlainDate): PlainDate {
  return one < other ? one : other;
}
