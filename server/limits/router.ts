import { z } from "zod";
import type { Context } from "../context";
import { addDays, startOfDay } from "../domain/plain-date";
import { procedureFor, router } from "../trpc/init";
import { setLimitsInput, useInput, useOfInput } from "./input";
import { setLimits } from "./mutations";
import { listUse } from "./queries/rows";
import { getUse } from "./queries/use";
import { listCitable, listLimitVersions } from "./queries/versions";

const before = z.object({ before: z.number().int().nullish() });

export const limitsRouter = router({
  versions: procedureFor("number:read")
    .input(before)
    .query(({ ctx, input }) => listLimitVersions(ctx.db, { before: input.before ?? null })),
  citable: procedureFor("limit:set").query(({ ctx }) => listCitable(ctx.db, { unused: true })),
  set: procedureFor("limit:set")
    .input(setLimitsInput)
    .mutation(({ ctx, input }) => setLimits(ctx, input)),
  use: procedureFor("number:read")
    .input(useOfInput)
    .query(({ ctx, input }) => getUse(ctx.db, { since: since(ctx, input.days), currency: ctx.organisation.currency })),
  rows: procedureFor("number:read")
    .input(useInput)
    .query(({ ctx, input: { days, after, ...cut } }) =>
      listUse(ctx.db, {
        ...cut,
        after: after ?? null,
        since: since(ctx, days),
        currency: ctx.organisation.currency,
      }),
    ),
});

/** The start of the organisation's day so many days back, today counted. */
function since({ today, organisation }: Context, days: number): Date {
  return startOfDay(addDays(today, 1 - days), organisation.zone);
}
