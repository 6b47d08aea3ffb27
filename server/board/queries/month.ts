import type { Context } from "../../context";
import type { DecisionOfMonth, DepartmentOfBoard, OverdueNow } from "../../domain/board";
import type { MonthOfCustomers } from "../../domain/customer-numbers";
import type { KeptRate, MonthOfPromises } from "../../domain/kept-rate";
import { lastMonths, monthSoFar } from "../../domain/months";
import { plainQuestion } from "../../domain/rate-question";
import type { Share } from "../../domain/returning";
import { movementLately } from "../../numbers/queries/coming-and-going";
import { getEarlyRepeatLately } from "../../numbers/queries/returning";
import { getKept, listMonths } from "../../rates/queries/kept";
import { listDecisionsOf } from "./decisions";
import { getOverdueNow } from "./overdue";
import { listSeats } from "./seats";

export type BoardMonth = {
  month: { from: MonthOfCustomers["month"]; to: MonthOfCustomers["endsOn"] };
  promises: KeptRate;
  /** Twelve months of M1, the last one so far. */
  trend: MonthOfPromises[];
  overdue: OverdueNow;
  lapseDays: number | null;
  /** Null: no lapse threshold is set, or it was set a moment ago and nothing has been counted under it yet. */
  customers: MonthOfCustomers | null;
  /** So many purchases came in a moment ago that they are not in these numbers of customers yet. */
  isBehind: boolean;
  repeat: Share & { from: MonthOfCustomers["month"]; to: MonthOfCustomers["endsOn"]; windowDays: number };
  decisions: DecisionOfMonth[];
  departments: DepartmentOfBoard[];
};

/** Days in which a first-time buyer's return is shown to the board. */
const repeatWindow = 90;

/** This month as the board sees it: promises, customers, decisions, seats. All asked at once. */
export async function getBoardMonth(ctx: Context): Promise<BoardMonth> {
  const { db, now, today, organisation } = ctx;
  const { lapseDays } = organisation;
  const month = monthSoFar(today);
  const from = lastMonths(today, 12)[0]?.from ?? month.from;
  const [promises, trend, overdue, movement, { repeat, isBehind }, decisions, departments] = await Promise.all([
    getKept(ctx, plainQuestion(month)),
    listMonths(ctx, plainQuestion({ from, to: today })),
    getOverdueNow(db, now),
    lapseDays === null ? null : movementLately(db, { from: month.from, asOf: today, lapseDays }),
    getEarlyRepeatLately(db, { asOf: today, windowDays: repeatWindow }),
    listDecisionsOf(db, month),
    listSeats(db, today),
  ]);
  return {
    ...{ month, promises, trend, overdue, lapseDays, decisions, departments },
    customers: movement?.months?.at(-1) ?? null,
    isBehind: isBehind || (movement?.isBehind ?? false),
    repeat: { ...repeat, windowDays: repeatWindow },
  };
}
