import { procedureFor, router } from "../trpc/init";
import {
  FailuresAfter,
  ImportById,
  ImportsBefore,
  KeptAfter,
  MapImport,
  RereadImport,
  RunById,
  TakeNoted,
  UndoImport,
} from "./input";
import { mapImport, rereadFile } from "./mutations/reading";
import { cancelRun, startRun } from "./mutations/run";
import { takeNoted } from "./mutations/take-noted";
import { askUndo } from "./mutations/undo";
import { listFailures } from "./queries/failures";
import { listImports } from "./queries/list";
import { getImportPage } from "./queries/page";
import { getRun } from "./queries/runs";
import { findLatestUndo, listKept } from "./queries/undos";

export const importsRouter = router({
  list: procedureFor("import:run")
    .input(ImportsBefore)
    .query(({ ctx, input }) => listImports(ctx.db, input.before)),
  get: procedureFor("import:run")
    .input(ImportById)
    .query(({ ctx, input }) => getImportPage(ctx.db, input.importId)),
  progress: procedureFor("import:run")
    .input(RunById)
    .query(async ({ ctx, input }) => ({ ...(await getRun(ctx.db, input.runId)), seenAt: ctx.now })),
  failures: procedureFor("import:run")
    .input(FailuresAfter)
    .query(({ ctx, input }) => listFailures(ctx.db, input.runId, input.after, 1000)),
  takeNoted: procedureFor("import:run")
    .input(TakeNoted)
    .mutation(({ ctx, input }) => takeNoted(ctx.db, ctx.actor, input)),
  reread: procedureFor("import:run")
    .input(RereadImport)
    .mutation(({ ctx, input }) => rereadFile(ctx.db, ctx.actor, input)),
  rehearse: procedureFor("import:run")
    .input(MapImport)
    .mutation(async ({ ctx, input: { importId, ...mapping } }) => {
      await mapImport(ctx.db, ctx.actor, { importId, mapping });
      return { runId: await startRun(ctx.db, ctx.actor, { importId, effect: "dry" }) };
    }),
  bringIn: procedureFor("import:run")
    .input(ImportById)
    .mutation(({ ctx, input }) => startRun(ctx.db, ctx.actor, { ...input, effect: "real" })),
  cancel: procedureFor("import:run")
    .input(RunById)
    .mutation(({ ctx, input }) => cancelRun(ctx.db, ctx.actor, input)),
  undo: procedureFor("import:undo")
    .input(UndoImport)
    .mutation(async ({ ctx, input }) => ({ undoId: await askUndo(ctx.db, ctx.actor, input) })),
  undoState: procedureFor("import:undo")
    .input(ImportById)
    .query(({ ctx, input }) => findLatestUndo(ctx.db, input.importId)),
  kept: procedureFor("import:undo")
    .input(KeptAfter)
    .query(({ ctx, input }) => listKept(ctx.db, input.undoId, input.after)),
});
