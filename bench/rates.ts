import type { Context } from "@/server/context";
import { addDays } from "@/server/domain/plain-date";
import { rateCuts } from "@/server/domain/rate-cuts";
import { plainQuestion, usualPeriod } from "@/server/domain/rate-question";
import { listRates } from "@/server/rates/queries/cuts";
import { getRate } from "@/server/rates/queries/panel";
import { listRateRows } from "@/server/rates/queries/rows";
import { listTrend } from "@/server/rates/queries/trend";
import type { Question } from "./question";

/** Three years, cut by everything a rate is cut by, in turns. */
const threeYears = ({ today }: Context) => plainQuestion({ from: addDays(today, -3 * 365), to: today });

/** The kept rate as its page shows it, the promises behind it, and every cut of three years. */
export const rateQuestions: readonly Question[] = [
  {
    name: "rates",
    isPage: true,
    asked: async () => [{ path: "/promises/rate", given: "" }],
    floor: (ctx) => getRate(ctx, plainQuestion(usualPeriod(ctx.today))),
  },
  {
    name: "rates-trend",
    isPage: true,
    asked: async () => [{ path: "/promises/rate", given: "" }],
    floor: (ctx) => listTrend(ctx, plainQuestion(usualPeriod(ctx.today))),
  },
  {
    name: "rates-rows",
    isPage: true,
    asked: async () => [{ path: "/promises/due?which=broken", given: "" }],
    floor: (ctx) => listRateRows(ctx, plainQuestion(usualPeriod(ctx.today)), { kind: "broken", after: null }),
  },
  ...rateCuts.map((cut) => ({
    name: `rates-by-${cut}`,
    isPage: true,
    asked: async () => [{ path: `/promises/rate?by=${cut}`, given: "" }],
    floor: (ctx: Context) => listRates(ctx, threeYears(ctx), cut),
  })),
];
