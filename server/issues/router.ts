import { procedureFor, router } from "../trpc/init";
import { issueInput, openIssueInput, resolveIssueInput } from "./input";
import { openIssue, resolveIssue } from "./mutations";
import { getIssue, listDepartments } from "./queries";

export const issuesRouter = router({
  get: procedureFor("customer:read")
    .input(issueInput)
    .query(({ ctx, input }) => getIssue(ctx.db, input.issueId)),
  departments: procedureFor("customer:read").query(({ ctx }) => listDepartments(ctx.db)),
  open: procedureFor("issue:edit")
    .input(openIssueInput)
    .mutation(({ ctx, input }) => openIssue(ctx, input)),
  resolve: procedureFor("issue:edit")
    .input(resolveIssueInput)
    .mutation(({ ctx, input }) => resolveIssue(ctx, input)),
});
