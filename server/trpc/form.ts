import "server-only";
import { TRPCError } from "@trpc/server";
import { redirect } from "next/navigation";
import { ZodError } from "zod";
import { DomainError } from "../domain/errors";
import type { FormState } from "../domain/form";
import { type Caller, getCaller } from "./caller";
import { fieldsOf, valuesOf } from "./fields";
import { fieldErrors } from "./init";

// biome-ignore lint/suspicious/noExplicitAny: what a form sends is anything until a procedure's input has read it
export type Fields = any;

/**
 * Runs a form's act: its fields go to a procedure, its answer is the path to go to next.
 * A refusal comes back with the sentences and everything that was typed.
 */
export async function submit(
  data: FormData,
  act: (fields: Fields, caller: Caller) => Promise<string | undefined>,
): Promise<FormState> {
  const caller = await getCaller();
  let next: string | undefined;
  try {
    next = await act(fieldsOf(data), caller);
  } catch (error) {
    return refusal(error, data);
  }
  if (next) redirect(next);
  return {};
}

function refusal(error: unknown, data: FormData): FormState {
  if (!(error instanceof TRPCError)) throw error;
  const values = valuesOf(data);
  if (error.cause instanceof ZodError) {
    const errors = fieldErrors(error.cause);
    return { message: "Please look at the marked fields. What you typed is kept.", errors, values };
  }
  const field = error.cause instanceof DomainError ? error.cause.field : undefined;
  return { message: error.message, errors: field ? { [field]: error.message } : {}, values };
}
