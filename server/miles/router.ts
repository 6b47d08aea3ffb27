import { procedureFor, router } from "../trpc/init";
import { listMilesInput, logMileInput } from "./input";
import { logMile } from "./mutations";
import { listColleagues, listInNeedOfCare, listMiles, listMileTeams } from "./queries";

export const milesRouter = router({
  list: procedureFor("customer:read")
    .input(listMilesInput)
    .query(({ ctx, input }) => listMiles(ctx.db, { team: input.team, after: input.after ?? null })),
  teams: procedureFor("customer:read").query(({ ctx }) => listMileTeams(ctx.db)),
  care: procedureFor("account:own").query(({ ctx }) =>
    listInNeedOfCare(ctx.db, { leadId: ctx.actor.id, today: ctx.today }),
  ),
  colleagues: procedureFor("mile:log").query(({ ctx }) => listColleagues(ctx.db)),
  log: procedureFor("mile:log")
    .input(logMileInput)
    .mutation(({ ctx, input }) => logMile(ctx, input)),
});
