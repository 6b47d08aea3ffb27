import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import { needsLapseThreshold, type RowsAsked } from "../../domain/number-rows";
import { findSegmentWords } from "../../segments/queries/one";
import type { AskForRows } from "../input";
import { listNumberRows, type NumberRows } from "./rows";

/** `segmentName`: of the segment that is looked at, in words; null: everybody is. */
export type RowsOfNumber = NumberRows & { asked: RowsAsked; segmentName: string | null; currency: string };

/** The customers behind one number, as of the day and under the threshold its link names; else today's. */
export async function listRows(ctx: Context, given: AskForRows): Promise<RowsOfNumber> {
  if (given.which === null) throw new DomainError("not_found");
  const asOf = given.asOf ?? ctx.today;
  const asked: RowsAsked = {
    which: given.which,
    asOf,
    from: given.from ?? asOf,
    to: given.to ?? asOf,
    lapseDays: given.lapse ?? ctx.organisation.lapseDays,
    segment: given.segment ?? null,
    windowDays: given.window,
    ranges: { last: given.last, days: given.days, worth: given.worth },
    after: given.after,
  };
  const isKnown = asked.lapseDays !== null || !needsLapseThreshold(asked.which);
  const found = isKnown ? await listNumberRows(ctx.db, asked) : { rows: [], total: 0, next: null };
  const segmentName = asked.segment === null ? null : await findSegmentWords(ctx.db, asked.segment);
  return { ...found, asked, segmentName, currency: ctx.organisation.currency };
}
