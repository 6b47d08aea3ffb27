import { z } from "zod";
import { issueKinds, issueScopes } from "../domain/issue";
import { toldOutcomes } from "../domain/listening";
import { choice, idField, optionalChoice, optionalId, optionalWords, words } from "../trpc/fields";

export const issueInput = z.object({ issueId: idField });

export const openIssueInput = z
  .object({
    customerId: idField,
    kind: choice(issueKinds),
    words: words(3, 4000, "Please write what is wrong, in the customer’s words."),
    /** Who looks after it; nobody chosen: the writer's own department. */
    departmentId: optionalId,
    /** “You said you would”: the words of a promise that nobody had logged. */
    promised: optionalWords(1000),
    /** What became of it, as they tell it; a complaint about a promise is rarely about one that was kept. */
    promisedTold: optionalChoice(toldOutcomes),
  })
  .refine(({ kind, promised }) => promised === null || kind === "complaint", {
    path: ["promised"],
    message: "“You said you would” is a complaint: choose that kind.",
  })
  .refine(({ promised }) => promised === null || promised.length >= 4, {
    path: ["promised"],
    message: "Write the words that were said.",
  });
export type OpenIssue = z.output<typeof openIssueInput>;

export const resolveIssueInput = z.object({
  issueId: idField,
  /** Left out only where the customer was erased. */
  resolution: optionalWords(4000),
});
export type ResolveIssue = z.output<typeof resolveIssueInput>;

export const reopenIssueInput = z.object({
  issueId: idField,
  why: words(3, 4000, "Please say why it is open again."),
});
export type ReopenIssue = z.output<typeof reopenIssueInput>;

/** "department:<id>" or "person:<id>". */
const seatField = z
  .string()
  .regex(/^(department|person):[0-9a-f-]{36}$/, "Choose a department or a person who will look after it.")
  .transform((text) => {
    const [kind, id = ""] = text.split(":");
    return { kind: kind === "person" ? ("person" as const) : ("department" as const), id };
  });

export const handOverInput = z.object({
  issueId: idField,
  to: seatField,
  /** Needed unless somebody takes it themselves. */
  why: optionalWords(4000),
});
export type HandOver = z.output<typeof handOverInput>;

export const listIssuesInput = z.object({
  scope: z.enum(issueScopes),
  after: z.object({ at: z.string(), id: z.uuid() }).nullish(),
});
