import { procedureFor, router } from "../trpc/init";
import { saveDecisionSettings, saveOrganisation } from "./input";
import { saveOrganisation as save, saveDecisionSettings as saveDecisions } from "./mutations";
import { getDecisionSettings, getOrganisation, listDecisionSettings } from "./queries";

export const organisationRouter = router({
  get: procedureFor("settings:manage").query(({ ctx }) => getOrganisation(ctx.db)),
  save: procedureFor("settings:manage")
    .input(saveOrganisation)
    .mutation(({ ctx, input }) => save(ctx, input)),
  decisions: procedureFor("settings:manage").query(async ({ ctx }) => ({
    settings: await getDecisionSettings(ctx.db),
    changes: await listDecisionSettings(ctx.db),
  })),
  saveDecisions: procedureFor("settings:manage")
    .input(saveDecisionSettings)
    .mutation(({ ctx, input }) => saveDecisions(ctx, input)),
});
