import { issueScopes } from "../../domain/issue";
import { type ListFile, paged } from "../../list-file";
import { type IssueKey, listIssues } from "./queue";

/** Open issues of a queue; the department answers in a file, never a person (ruling 10). */
export const issueFile: ListFile = {
  right: "customer:read",
  columns: ["id", "customer id", "customer", "kind", "words", "opened", "department", "hand-offs"],
  rows: async function* ({ ctx: { db, actor }, filter }) {
    const scope = issueScopes.find((known) => known === filter.of) ?? "department";
    for await (const { issues } of paged((after: IssueKey | null) => listIssues(db, { actor, scope, after })))
      yield issues.map((issue) => [
        ...[issue.id, issue.customerId, issue.customerName, issue.kind, issue.words, issue.openedAt],
        ...[issue.department, issue.handOffs],
      ]);
  },
};
