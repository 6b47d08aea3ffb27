import { TRPCError } from "@trpc/server";
import { DomainError } from "../domain/errors";
import { log } from "../log";

type Refusal = { code: string; message: string; constraint_name?: string };

/** Turns what went wrong into what a person may read: once, at the edge. */
export function translate(error: TRPCError): TRPCError {
  const cause = rootOf(error.cause);
  if (cause instanceof DomainError) return new TRPCError({ code: cause.code, message: cause.message, cause });
  if (isRefusal(cause)) return refusedByDatabase(cause);
  if (error.code === "INTERNAL_SERVER_ERROR") return unexpected(error);
  return error;
}

/** Drizzle wraps what Postgres said; the sentence is at the bottom. */
function rootOf(cause: unknown): unknown {
  return cause instanceof Error && cause.cause instanceof Error ? rootOf(cause.cause) : cause;
}

function isRefusal(cause: unknown): cause is Error & Refusal {
  return cause instanceof Error && "code" in cause && "severity" in cause;
}

function refusedByDatabase(refusal: Error & Refusal): TRPCError {
  if (refusal.code === "23514" && !refusal.constraint_name)
    return new TRPCError({ code: "CONFLICT", message: refusal.message, cause: refusal });
  if (refusal.code === "57014")
    return new TRPCError({ code: "BAD_REQUEST", message: "That took too long. Please be more specific." });
  return unexpected(refusal);
}

function unexpected(error: Error): TRPCError {
  const reference = crypto.randomUUID().slice(0, 8);
  log.error({ reference, err: error, cause: rootOf(error.cause) }, "unexpected error");
  return new TRPCError({
    code: "INTERNAL_SERVER_ERROR",
    message: `Something went wrong on our side. Nothing was saved. Reference ${reference}.`,
  });
}
