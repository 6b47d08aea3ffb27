import "server-only";
import { TRPCError } from "@trpc/server";
import { redirect } from "next/navigation";
import { cache } from "react";
import { currentContext } from "../auth/session";
import type { Context } from "../context";
import { createCallerFactory } from "./init";
import { appRouter } from "./root";

const createCaller = createCallerFactory(appRouter);

export type Caller = ReturnType<typeof createCaller>;

/** How pages and actions call procedures. Without a session they go to the sign-in page. */
export const getCaller = cache(async (): Promise<Caller> => {
  const context = await getContext();
  return createCaller({ request: async () => context });
});

/** The request's context: who looks, the database's time, the organisation. */
export const getContext = cache(async (): Promise<Context> => {
  const context = await currentContext();
  if (!context) redirect("/sign-in");
  return context;
});

/** No page has this address, so it shows what every address without a page shows. */
const nowhere = "/not-here";

/**
 * Waits for a page's data; a missing record is the not-found page. Next draws a `notFound()` of a page in the browser
 * only, so whoever has no JavaScript would see nothing: they are sent where the same page is drawn by the server.
 */
export async function orNotFound<T>(data: Promise<T>): Promise<T> {
  try {
    return await data;
  } catch (error) {
    if (error instanceof TRPCError && isNowhere(error)) redirect(nowhere);
    throw error;
  }
}

/** A record that is not there, or an address that names none. */
function isNowhere({ code }: TRPCError): boolean {
  return code === "NOT_FOUND" || code === "BAD_REQUEST";
}

export type Denial = { denied: string };

/** Waits for a page's data; what the person may not do becomes the sentence that says which right is needed. */
export async function orDenied<T>(data: Promise<T>): Promise<T | Denial> {
  try {
    return await data;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "FORBIDDEN") return { denied: error.message };
    throw error;
  }
}

export function isDenied(data: unknown): data is Denial {
  return typeof data === "object" && data !== null && "denied" in data;
}
