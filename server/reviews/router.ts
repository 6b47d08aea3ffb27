import { procedureFor, router } from "../trpc/init";
import * as input from "./input";
import { recordSaving, scoreStatement } from "./mutations/record";
import { getCalibration, listForecasts } from "./queries/forecasts";
import { listMeasureChoices, lookAtMeasure } from "./queries/measure";
import { getPathQuality, listDecided } from "./queries/path";
import { getReview } from "./queries/review";
import { getScoreSummary, listDrawn } from "./queries/scores";
import { listStops } from "./queries/time-saved";

const read = procedureFor("decision:read");

export const reviewsRouter = router({
  choices: read.query(({ ctx }) => listMeasureChoices(ctx)),
  look: procedureFor("decision:propose")
    .input(input.lookAtMeasure)
    .query(({ ctx, input }) => lookAtMeasure(ctx, input)),
  get: read.input(input.decisionId).query(({ ctx, input }) => getReview(ctx, input.id)),
  calibration: read.query(({ ctx }) => getCalibration(ctx)),
  forecasts: read.input(input.forecastsAsked).query(({ ctx, input }) => listForecasts(ctx, input)),
  stops: read.query(({ ctx }) => listStops(ctx.db)),
  path: read.query(({ ctx }) => getPathQuality(ctx.db, ctx.today)),
  decided: read.input(input.decidedAsked).query(({ ctx, input }) => listDecided(ctx.db, input)),
  scores: read.query(({ ctx }) => getScoreSummary(ctx.db)),
  drawn: read.input(input.drawnAsked).query(({ ctx, input }) => listDrawn(ctx.db, input.after)),
  recordSaving: procedureFor("decision:review")
    .input(input.recordSaving)
    .mutation(({ ctx, input }) => recordSaving(ctx, input)),
  score: procedureFor("decision:score")
    .input(input.scoreStatement)
    .mutation(({ ctx, input }) => scoreStatement(ctx, input)),
});
