import { procedureFor, router } from "../trpc/init";
import * as input from "./input";
import { addStage, moveStage, offerStage, renameStage } from "./mutations";
import { listStages } from "./queries";

const manage = procedureFor("settings:manage");

export const stagesRouter = router({
  list: procedureFor("customer:read").query(({ ctx }) => listStages(ctx.db)),
  add: manage.input(input.addStageInput).mutation(({ ctx, input }) => addStage(ctx, input)),
  rename: manage.input(input.renameStageInput).mutation(({ ctx, input }) => renameStage(ctx, input)),
  move: manage.input(input.moveStageInput).mutation(({ ctx, input }) => moveStage(ctx, input)),
  offer: manage.input(input.offerStageInput).mutation(({ ctx, input }) => offerStage(ctx, input)),
});
