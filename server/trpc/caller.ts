import "server-only";
import { TRPCError } from "@trpc/server";
import { notFound, redirect } from "next/navigation";
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

/** Waits for a page's data; a missing record is the not-found page. */
export async function orNotFound<T>(data: Promise<T>): Promise<T> {
  try {
    return await data;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
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
