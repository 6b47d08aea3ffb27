import { procedureFor, router } from "../trpc/init";
import { saveOrganisation } from "./input";
import { saveOrganisation as save } from "./mutations";
import { getOrganisation } from "./queries";

export const organisationRouter = router({
  get: procedureFor("settings:manage").query(({ ctx }) => getOrganisation(ctx.db)),
  save: procedureFor("settings:manage")
    .input(saveOrganisation)
    .mutation(({ ctx, input }) => save(ctx, input)),
});
