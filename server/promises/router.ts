import { procedureFor, router } from "../trpc/init";
import * as input from "./input";
import { attemptPromise, keepPromise, retractKeep } from "./mutations/keep";
import { makePromise, readWhenAloud } from "./mutations/make";
import { cancelPromise, handOverPromise, movePromise } from "./mutations/move";
import { confirmVoid, requestVoid } from "./mutations/void";
import { countOpenPromises, getWhatToPromiseWith, listDuePromises, listOpenPromises } from "./queries/lists";
import { getPromise } from "./queries/one";
import { listOwners } from "./queries/owners";
import { getKeptRate, keptRateByMonth } from "./queries/rate";

export const promisesRouter = router({
  list: procedureFor("promise:read")
    .input(input.PromiseList)
    .query(({ ctx, input: asked }) =>
      listOpenPromises(ctx.db, { ...ctx, scope: asked.scope, after: asked.after ?? null }),
    ),
  counts: procedureFor("promise:read").query(({ ctx }) => countOpenPromises(ctx.db, ctx)),
  get: procedureFor("promise:read")
    .input(input.PromiseById)
    .query(({ ctx, input: asked }) => getPromise(ctx.db, { ...asked, now: ctx.now })),
  due: procedureFor("promise:read")
    .input(input.DueList)
    .query(({ ctx, input: asked }) => listDuePromises(ctx.db, { ...asked, after: asked.after ?? null, now: ctx.now })),
  toMake: procedureFor("promise:make")
    .input(input.CustomerById)
    .query(({ ctx, input: asked }) => getWhatToPromiseWith(ctx.db, { ...asked, now: ctx.now })),
  owners: procedureFor("promise:read").query(({ ctx }) => listOwners(ctx.db)),
  rate: procedureFor("promise:read")
    .input(input.RatePeriod)
    .query(({ ctx, input: period }) => getKeptRate(ctx.db, { ...period, now: ctx.now })),
  months: procedureFor("promise:read")
    .input(input.RatePeriod)
    .query(({ ctx, input: period }) => keptRateByMonth(ctx.db, { ...period, now: ctx.now })),
  previewDue: procedureFor("promise:make")
    .input(input.DueQuestion)
    .query(({ ctx, input: asked }) => readWhenAloud(ctx, asked)),
  make: procedureFor("promise:make")
    .input(input.NewPromise)
    .mutation(({ ctx, input: promise }) => makePromise(ctx, promise)),
  keep: procedureFor("promise:keep")
    .input(input.KeepPromise)
    .mutation(({ ctx, input: keep }) => keepPromise(ctx, keep)),
  attempt: procedureFor("promise:keep")
    .input(input.AttemptPromise)
    .mutation(({ ctx, input: attempt }) => attemptPromise(ctx, attempt)),
  move: procedureFor("promise:move")
    .input(input.MovePromise)
    .mutation(({ ctx, input: move }) => movePromise(ctx, move)),
  cancel: procedureFor("promise:move")
    .input(input.CancelPromise)
    .mutation(({ ctx, input: cancel }) => cancelPromise(ctx, cancel)),
  requestVoid: procedureFor("promise:move")
    .input(input.RequestVoid)
    .mutation(({ ctx, input: request }) => requestVoid(ctx, request)),
  confirmVoid: procedureFor("promise:void")
    .input(input.PromiseById)
    .mutation(({ ctx, input: asked }) => confirmVoid(ctx, asked)),
  retractKeep: procedureFor("promise:keep")
    .input(input.RetractKeep)
    .mutation(({ ctx, input: retract }) => retractKeep(ctx, retract)),
  handOver: procedureFor("promise:keep")
    .input(input.HandOverPromise)
    .mutation(({ ctx, input: handOver }) => handOverPromise(ctx, handOver)),
});
