import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { ZodError } from "zod";
import type { Context } from "../context";
import { can, type Permission, rightNeeded } from "../domain/permissions";
import { translate } from "./errors";

/** What a caller has before a permission is checked: a database, and somebody signed in or nobody. */
type RequestContext = { request: () => Promise<Context | null> };

const t = initTRPC
  .context<RequestContext>()
  .meta<{ permission: Permission }>()
  .create({
    transformer: superjson,
    isDev: false,
    errorFormatter: ({ shape, error }) => ({
      ...shape,
      data: { ...shape.data, fields: error.cause instanceof ZodError ? fieldErrors(error.cause) : undefined },
    }),
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

const translateErrors = t.middleware(async ({ next }) => {
  const result = await next();
  if (!result.ok) throw translate(result.error);
  return result;
});

/** The only way to declare a procedure: naming the permission is not optional. */
export function procedureFor(permission: Permission) {
  return t.procedure
    .meta({ permission })
    .use(translateErrors)
    .use(async ({ ctx, next }) => {
      const context = await ctx.request();
      if (!context) throw new TRPCError({ code: "UNAUTHORIZED", message: "Please sign in." });
      if (!can(context.actor, permission)) throw forbidden(permission);
      return next({ ctx: context });
    });
}

function forbidden(permission: Permission): TRPCError {
  return new TRPCError({ code: "FORBIDDEN", message: rightNeeded(permission) });
}

/** The first complaint about each field, by its dotted path. */
export function fieldErrors(error: ZodError): Record<string, string> {
  const found: Record<string, string> = {};
  for (const issue of error.issues) found[issue.path.join(".")] ??= issue.message;
  return found;
}
