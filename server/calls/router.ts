import { procedureFor, router } from "../trpc/init";
import { callInput, listCallsInput, logCallInput, setProgrammeInput } from "./input";
import { logCall } from "./mutations/log";
import { setProgramme } from "./mutations/programme";
import { giveBackCall, takeCall } from "./mutations/take";
import { getCall, listCalls } from "./queries/list";
import { listProgrammes } from "./queries/programme";

export const callsRouter = router({
  list: procedureFor("call:work")
    .input(listCallsInput)
    .query(({ ctx, input }) => listCalls(ctx, input)),
  get: procedureFor("call:work")
    .input(callInput)
    .query(({ ctx, input }) => getCall(ctx, input.callId)),
  take: procedureFor("call:work")
    .input(callInput)
    .mutation(({ ctx, input }) => takeCall(ctx, input)),
  giveBack: procedureFor("call:work")
    .input(callInput)
    .mutation(({ ctx, input }) => giveBackCall(ctx, input)),
  log: procedureFor("call:work")
    .input(logCallInput)
    .mutation(({ ctx, input }) => logCall(ctx, input)),
  programmes: procedureFor("number:read").query(({ ctx }) => listProgrammes(ctx.db)),
  setProgramme: procedureFor("call:plan")
    .input(setProgrammeInput)
    .mutation(({ ctx, input }) => setProgramme(ctx, input)),
});
