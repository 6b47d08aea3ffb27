import type { Permission } from "../domain/permissions";
import { appRouter } from "../trpc/root";

export type Listed = { path: string; permission: Permission | undefined; type: "query" | "mutation" | "subscription" };

type Procedure = { _def: { type: Listed["type"]; meta?: { permission?: Permission } } };

/** Every procedure of the whole router, by its dotted path. */
export function listProcedures(): Listed[] {
  const procedures = appRouter._def.procedures as unknown as Record<string, Procedure>;
  return Object.entries(procedures).map(([path, { _def }]) => ({
    path,
    permission: _def.meta?.permission,
    type: _def.type,
  }));
}
