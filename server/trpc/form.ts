import "server-only";
import { TRPCError } from "@trpc/server";
import { redirect } from "next/navigation";
import { ZodError } from "zod";
import { ChangedMeanwhile } from "../domain/changed-meanwhile";
import { DomainError } from "../domain/errors";
import type { FormState } from "../domain/form";
import { withChoices } from "../domain/three-way";
import { type Caller, getCaller } from "./caller";
import { baseOf, fieldsOf, valuesOf } from "./fields";
import { fieldErrors } from "./init";

// biome-ignore lint/suspicious/noExplicitAny: what a form sends is anything until a procedure's input has read it
export type Fields = any;

/** What a form asks before it goes on. */
type Question = Pick<FormState, "alike" | "conflicts" | "message" | "values">;

/**
 * Runs a form's act: its fields go to a procedure, its answer is the path to go to next, or what the form asks
 * before it goes on.
 * A refusal comes back with the sentences and everything that was typed.
 */
export async function submit(
  data: FormData,
  act: (fields: Fields, caller: Caller) => Promise<string | Question | undefined>,
): Promise<FormState> {
  const caller = await getCaller();
  let next: string | Question | undefined;
  try {
    next = await act(withChoices(fieldsOf(data)), caller);
  } catch (error) {
    return refusal(error, data);
  }
  if (typeof next === "object") return { values: valuesOf(data), ...next };
  if (next) redirect(next);
  return {};
}

function refusal(error: unknown, data: FormData): FormState {
  if (!(error instanceof TRPCError)) throw error;
  const values = valuesOf(data);
  const base = baseOf(data);
  if (error.cause instanceof ChangedMeanwhile) {
    const { message, conflicts, onlyTheirs } = error.cause;
    return { message, conflicts, values: { ...values, ...onlyTheirs }, base: { ...base, ...onlyTheirs } };
  }
  if (error.cause instanceof ZodError) {
    const errors = fieldErrors(error.cause);
    return { message: "Please look at the marked fields. What you typed is kept.", errors, values, base };
  }
  const field = error.cause instanceof DomainError ? error.cause.field : undefined;
  return { message: error.message, errors: field ? { [field]: error.message } : {}, values, base };
}
