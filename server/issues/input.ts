import { z } from "zod";
import { issueKinds } from "../domain/issue";
import { choice, idField, optionalId, words } from "../trpc/fields";

export const issueInput = z.object({ issueId: idField });

export const openIssueInput = z.object({
  customerId: idField,
  kind: choice(issueKinds),
  words: words(3, 4000, "Please write what is wrong, in the customer’s words."),
  /** Who looks after it; nobody chosen: the writer's own department. */
  departmentId: optionalId,
});
export type OpenIssue = z.output<typeof openIssueInput>;

export const resolveIssueInput = z.object({
  issueId: idField,
  resolution: words(3, 4000, "Please write how it was put right."),
});
export type ResolveIssue = z.output<typeof resolveIssueInput>;
