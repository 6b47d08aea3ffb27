import { procedureFor, router } from "../trpc/init";
import { changePassword, endSession, linkFor, saveOwnSettings } from "./input";
import { issueResetLink } from "./mutations/links";
import { changeOwnPassword, saveOwnSettings as saveSettings } from "./mutations/own";
import { endOwnSession, signOutEverywhere } from "./mutations/sessions";
import { getOwnSettings, listOwnSessions } from "./queries";

export const accountsRouter = router({
  own: procedureFor("account:own").query(({ ctx }) => getOwnSettings(ctx.db, ctx.actor.id)),
  sessions: procedureFor("account:own").query(({ ctx }) => listOwnSessions(ctx.db, ctx.actor.id)),
  saveOwn: procedureFor("account:own")
    .input(saveOwnSettings)
    .mutation(({ ctx, input }) => saveSettings(ctx, input)),
  changePassword: procedureFor("account:own")
    .input(changePassword)
    .mutation(({ ctx, input }) => changeOwnPassword(ctx, input)),
  endSession: procedureFor("account:own")
    .input(endSession)
    .mutation(({ ctx, input }) => endOwnSession(ctx, input)),
  signOutEverywhere: procedureFor("account:own").mutation(({ ctx }) => signOutEverywhere(ctx)),
  issueResetLink: procedureFor("people:manage")
    .input(linkFor)
    .mutation(({ ctx, input }) => issueResetLink(ctx, input)),
});
