import { procedureFor, router } from "../trpc/init";
import * as input from "./input";
import { handOverIssue, openIssue, reopenIssue, resolveIssue } from "./mutations";
import { listDepartments, listDesks } from "./queries/desks";
import { getIssue, listIssueEvents } from "./queries/one";
import { listIssues } from "./queries/queue";

const read = procedureFor("customer:read");
const edit = procedureFor("issue:edit");

export const issuesRouter = router({
  get: read.input(input.issueInput).query(({ ctx, input }) => getIssue(ctx.db, input.issueId)),
  events: read.input(input.issueInput).query(({ ctx, input }) => listIssueEvents(ctx.db, input.issueId)),
  list: read
    .input(input.listIssuesInput)
    .query(({ ctx, input }) =>
      listIssues(ctx.db, { actor: ctx.actor, scope: input.scope, after: input.after ?? null }),
    ),
  departments: read.query(({ ctx }) => listDepartments(ctx.db)),
  desks: read.query(({ ctx }) => listDesks(ctx.db)),
  open: edit.input(input.openIssueInput).mutation(({ ctx, input }) => openIssue(ctx, input)),
  resolve: edit.input(input.resolveIssueInput).mutation(({ ctx, input }) => resolveIssue(ctx, input)),
  reopen: edit.input(input.reopenIssueInput).mutation(({ ctx, input }) => reopenIssue(ctx, input)),
  handOver: edit.input(input.handOverInput).mutation(({ ctx, input }) => handOverIssue(ctx, input)),
});
