import { procedureFor, router } from "../trpc/init";
import { FailuresAfter, ImportById, MapImport, RunById } from "./input";
import { mapImport } from "./mutations/hand-in";
import { cancelRun, startRun } from "./mutations/run";
import { findLatestRun, getImport, getRun, hasGoneIn, listFailureReasons, listFailures, listImports } from "./queries";

export const importsRouter = router({
  list: procedureFor("import:run").query(({ ctx }) => listImports(ctx.db)),
  get: procedureFor("import:run")
    .input(ImportById)
    .query(async ({ ctx, input }) => {
      const [file, run, isIn] = await Promise.all([
        getImport(ctx.db, input.importId),
        findLatestRun(ctx.db, input.importId),
        hasGoneIn(ctx.db, input.importId),
      ]);
      const [failures, reasons] = run
        ? await Promise.all([listFailures(ctx.db, run.id), listFailureReasons(ctx.db, run.id)])
        : [[], []];
      return { file, run, hasGoneIn: isIn, failures, reasons };
    }),
  progress: procedureFor("import:run")
    .input(RunById)
    .query(({ ctx, input }) => getRun(ctx.db, input.runId)),
  failures: procedureFor("import:run")
    .input(FailuresAfter)
    .query(({ ctx, input }) => listFailures(ctx.db, input.runId, input.after, 1000)),
  run: procedureFor("import:run")
    .input(MapImport)
    .mutation(async ({ ctx, input: { importId, effect, ...mapping } }) => {
      await mapImport(ctx.db, ctx.actor, { importId, mapping });
      return { runId: await startRun(ctx.db, ctx.actor, { importId, effect }) };
    }),
  cancel: procedureFor("import:run")
    .input(RunById)
    .mutation(({ ctx, input }) => cancelRun(ctx.db, ctx.actor, input)),
});
