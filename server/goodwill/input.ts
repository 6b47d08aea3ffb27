import { z } from "zod";
import { caseKinds } from "../domain/goodwill";
import { goodwillActs } from "../domain/limit";
import { reactions } from "../domain/recognition";
import { choice, idField, optionalId, optionalWords, words } from "../trpc/fields";

/** "issue:<id>", as the form sends what it is for. */
const caseField = z
  .string("Choose what it is for.")
  .regex(new RegExp(`^(${caseKinds.join("|")}):[0-9a-f-]{36}$`), "Choose what it is for.")
  .transform((text) => {
    const [kind, id = ""] = text.split(":");
    return { kind: caseKinds.find((known) => known === kind) ?? "issue", id };
  });
export type Case = z.output<typeof caseField>;

export const giveInput = z.object({
  customerId: idField,
  case: caseField,
  act: choice(goodwillActs),
  amount: words(1, 40, "Please give the amount, or what it is worth."),
  words: words(3, 4000),
  /** Who approves it, should it be more than one's limit. */
  approverId: optionalId,
});
export type Give = z.output<typeof giveInput>;

export const requestInput = z.object({ requestId: idField });

export const answerInput = z
  .object({ requestId: idField, answer: choice(["approved", "refused"]), reason: optionalWords(2000) })
  .refine(({ answer, reason }) => answer === "approved" || reason !== null, {
    path: ["reason"],
    message: "Please say why, so that it can be told to the customer.",
  });
export type AnswerRequest = z.output<typeof answerInput>;

export const reactInput = z.object({ goodwillId: idField, reaction: choice(reactions) });
export type React = z.output<typeof reactInput>;

export const deskInput = z.object({ customerId: idField });

export const historyInput = z.object({
  customerId: idField,
  after: z.object({ at: z.string(), id: idField }).nullish(),
});
