import { procedureFor, router } from "../trpc/init";
import * as input from "./input";
import { handOverAll } from "./mutations/hand-over-all";
import { attemptPromise, keepPromise, retractKeep } from "./mutations/keep";
import { makePromise, readWhenAloud } from "./mutations/make";
import { cancelPromise, handOverPromise, movePromise } from "./mutations/move";
import { putRight } from "./mutations/put-right";
import { confirmVoid, requestVoid } from "./mutations/void";
import { getHandOver } from "./queries/hand-over";
import { getWhatToPromiseWith } from "./queries/lists";
import { getPromise } from "./queries/one";
import { listOwners } from "./queries/owners";
import { countToPutRight, getPutRightDesk, listToPutRight } from "./queries/put-right";
import { countOpenPromises, getPulse, listOpenPromises } from "./queries/queue";
import { listTwins } from "./queries/twins";

export const promisesRouter = router({
  list: procedureFor("promise:read")
    .input(input.PromiseList)
    .query(({ ctx, input: asked }) => listOpenPromises(ctx.db, { ...ctx, ...asked, after: asked.after ?? null })),
  pulse: procedureFor("promise:read")
    .input(input.PromiseList)
    .query(({ ctx, input: asked }) => getPulse(ctx.db, { ...ctx, ...asked, after: asked.after ?? null })),
  counts: procedureFor("promise:read").query(({ ctx }) => countOpenPromises(ctx.db, ctx)),
  get: procedureFor("promise:read")
    .input(input.PromiseById)
    .query(({ ctx, input: asked }) => getPromise(ctx.db, { ...asked, now: ctx.now })),
  toMake: procedureFor("promise:make")
    .input(input.CustomerById)
    .query(({ ctx, input: asked }) => getWhatToPromiseWith(ctx.db, { ...asked, now: ctx.now })),
  owners: procedureFor("promise:read").query(({ ctx }) => listOwners(ctx.db)),
  previewDue: procedureFor("promise:make")
    .input(input.DueQuestion)
    .query(({ ctx, input: asked }) => readWhenAloud(ctx, asked)),
  twins: procedureFor("promise:make")
    .input(input.TwinQuestion)
    .query(({ ctx, input: asked }) => listTwins(ctx, asked)),
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
  toHandOver: procedureFor("promise:handOver")
    .input(input.ToHandOver)
    .query(({ ctx, input: asked }) => getHandOver(ctx, asked)),
  handOverAll: procedureFor("promise:handOver")
    .input(input.HandOverAll)
    .mutation(({ ctx, input: handOver }) => handOverAll(ctx, handOver)),
  broken: procedureFor("promise:read")
    .input(input.BrokenList)
    .query(({ ctx, input: asked }) => listToPutRight(ctx.db, { ...ctx, ...asked, after: asked.after ?? null })),
  brokenCount: procedureFor("promise:read")
    .input(input.BrokenList)
    .query(({ ctx, input: asked }) => countToPutRight(ctx.db, { ...ctx, scope: asked.scope })),
  putRightDesk: procedureFor("promise:putRight")
    .input(input.PromiseById)
    .query(({ ctx, input: asked }) => getPutRightDesk(ctx, asked.promiseId)),
  putRight: procedureFor("promise:putRight")
    .input(input.PutRight)
    .mutation(({ ctx, input: recovery }) => putRight(ctx, recovery)),
});
