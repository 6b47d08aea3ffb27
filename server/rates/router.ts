import { readRateQuestion } from "../domain/rate-question";
import { listCitable } from "../limits/queries/versions";
import { procedureFor, router } from "../trpc/init";
import * as input from "./input";
import { setBase, setTarget } from "./mutations";
import { listAims } from "./queries/aims";
import { getChart } from "./queries/chart";
import { listChoices } from "./queries/choices";
import { listRates } from "./queries/cuts";
import { getKept, listMonths } from "./queries/kept";
import { getRate } from "./queries/panel";
import { listRateRows } from "./queries/rows";
import { listGaps, listTrend } from "./queries/trend";

const read = procedureFor("promise:read");

export const ratesRouter = router({
  get: read.input(input.Rate).query(({ ctx, input: asked }) => getRate(ctx, readRateQuestion(asked, ctx.today))),
  counts: read.input(input.Rate).query(({ ctx, input: asked }) => getKept(ctx, readRateQuestion(asked, ctx.today))),
  months: read.input(input.Rate).query(({ ctx, input: asked }) => listMonths(ctx, readRateQuestion(asked, ctx.today))),
  by: read
    .input(input.RateBy)
    .query(({ ctx, input: { by, ...asked } }) => listRates(ctx, readRateQuestion(asked, ctx.today), by)),
  trend: read
    .input(input.Trend)
    .query(({ ctx, input: { step, ...asked } }) => listTrend(ctx, readRateQuestion(asked, ctx.today), step ?? null)),
  gaps: read.input(input.Rate).query(({ ctx, input: asked }) => listGaps(ctx, readRateQuestion(asked, ctx.today))),
  rows: read
    .input(input.RateRows)
    .query(({ ctx, input: { which, after, ...asked } }) =>
      listRateRows(ctx, readRateQuestion(asked, ctx.today), { kind: which, after: after ?? null }),
    ),
  chart: read.input(input.Rate).query(({ ctx, input: asked }) => getChart(ctx, readRateQuestion(asked, ctx.today))),
  aims: read.input(input.Aims).query(({ ctx, input: { level } }) => listAims(ctx.db, level)),
  citable: procedureFor("target:set").query(({ ctx }) => listCitable(ctx.db, { unused: false })),
  setTarget: procedureFor("target:set")
    .input(input.SetTarget)
    .mutation(({ ctx, input: target }) => setTarget(ctx, target)),
  setBase: procedureFor("target:set")
    .input(input.SetBase)
    .mutation(({ ctx, input: base }) => setBase(ctx, base)),
  choices: read.query(({ ctx }) => listChoices(ctx)),
});
