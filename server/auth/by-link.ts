import "server-only";
import { headers } from "next/headers";
import { ZodError } from "zod";
import { answerInput } from "../confirmations/input";
import { answerConfirmation } from "../confirmations/mutations/answer";
import { type Confirmation, readConfirmation } from "../confirmations/queries";
import type { FormState } from "../domain/form";
import { fieldsOf, valuesOf } from "../trpc/fields";
import { webDatabase } from "./database";
import { isSameOrigin } from "./same-origin";
import { takeTry, triesByLink } from "./tries";
import { addressOf } from "./visitor";

/** What customers do who hold a link and are not signed in. */

const tooMany = "Too many tries from here. Please wait a minute and try again.";

/** What a customer's link asks; "over" for every link that opens nothing, whatever the reason; "wait" for who tries too many. */
export async function openConfirmation(token: string): Promise<Confirmation | "over" | "wait"> {
  if (!(await mayTry())) return "wait";
  return (await readConfirmation(webDatabase(), token)) ?? "over";
}

/** Takes a customer's answer; {} when it was done. */
export async function answerByLink(data: FormData): Promise<FormState> {
  const values = valuesOf(data);
  if (!isSameOrigin(await headers())) return { message: "Please answer on the page itself.", values };
  if (!(await mayTry())) return { message: tooMany, values };
  try {
    await answerConfirmation(webDatabase(), answerInput.parse(fieldsOf(data)));
    return {};
  } catch (error) {
    if (error instanceof ZodError) return { message: "Please choose one of the answers.", values };
    if (isRefusal(error)) return { message: "This link has been used, or its time is over.", values };
    throw error;
  }
}

async function mayTry(): Promise<boolean> {
  return takeTry(webDatabase(), triesByLink(addressOf(await headers()) ?? "unknown"));
}

/** Postgres refused with a sentence of ours; Drizzle wraps it. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === "23514") || isRefusal(error.cause);
}
