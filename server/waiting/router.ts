import { procedureFor, router } from "../trpc/init";
import { countWaiting, listWaiting, whatMayWaitFor } from "./queries";

export const waitingRouter = router({
  list: procedureFor("account:own").query(({ ctx }) => listWaiting(ctx.db, whatMayWaitFor(ctx))),
});

/** What stands around every page. */
export const shellRouter = router({
  get: procedureFor("account:own").query(async ({ ctx }) => ({
    ...(await countWaiting(ctx.db, whatMayWaitFor(ctx))),
    person: { name: ctx.actor.name, department: ctx.actor.departmentName, roles: ctx.actor.roles },
    organisation: { name: ctx.organisation.name, isDemo: ctx.organisation.isDemo },
    keysOff: ctx.actor.keysOff,
  })),
});
