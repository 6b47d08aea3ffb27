import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import type { NumberRow, RowsAsked } from "../../domain/number-rows";
import { findSegmentWords } from "../../segments/queries/one";
import { lensOf } from "../../trpc/lens";
import type { AskForRows } from "../input";
import { everyPage, type ListPage } from "./listing";
import { listNumberRows } from "./rows";

/** `segmentName`: of the segment that is looked at, in words; null: everybody is. */
export type RowsOfNumber = ListPage & { asked: RowsAsked; segmentName: string | null; currency: string };

/** What a link asks, as of the day and under the threshold it names; else today's. No day is later than the one looked from. */
export function rowsAsked(ctx: Pick<Context, "today" | "organisation">, given: AskForRows): RowsAsked {
  if (given.which === null) throw new DomainError("not_found");
  const lens = lensOf(ctx, given);
  const { asOf } = lens;
  return {
    which: given.which,
    ...lens,
    from: given.from ?? asOf,
    to: given.to && given.to < asOf ? given.to : asOf,
    membersOn: given.membersOn,
    windowDays: given.window,
    ranges: { last: given.last, days: given.days, worth: given.worth },
    after: given.after,
  };
}

/** The customers behind one number. */
export async function listRows(ctx: Context, given: AskForRows): Promise<RowsOfNumber> {
  const asked = rowsAsked(ctx, given);
  const found = await listNumberRows(ctx.db, asked);
  const segmentName = asked.segment === null ? null : await findSegmentWords(ctx.db, asked.segment);
  return { ...found, asked, segmentName, currency: ctx.organisation.currency };
}

/** All customers behind a number, for a file. */
export function everyRow(ctx: Context, asked: RowsAsked): AsyncGenerator<readonly NumberRow[]> {
  return everyPage((after, paging) => listNumberRows(ctx.db, { ...asked, after }, paging));
}
