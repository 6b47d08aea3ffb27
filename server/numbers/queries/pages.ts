import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import type { LapseThreshold } from "../../domain/lapse-threshold";
import { needsLapseThreshold, type RowsAsked } from "../../domain/number-rows";
import { can } from "../../domain/permissions";
import { dayIn, type PlainDate } from "../../domain/plain-date";
import { type Share, together } from "../../domain/returning";
import type { SegmentCount } from "../../domain/segment";
import type { GapsSeen } from "../../domain/value";
import { countSegments } from "../../segments/queries/count";
import type { AskForRows } from "../input";
import { type CustomerPicture, getCustomerPicture } from "./customer-numbers";
import { getGaps } from "./returning";
import { listNumberRows, type NumberRows } from "./rows";
import { listLapseThresholds } from "./thresholds";

export type Numbers = CustomerPicture & {
  asOf: PlainDate;
  windowDays: number;
  /** The lapse threshold in force, and the organisation's day on which it was set; null: none is set. */
  threshold: LapseThreshold | null;
  setOn: PlainDate | null;
  lapseDays: number | null;
  earlyRepeatInAll: Share;
  winBackInAll: Share;
  segments: SegmentCount[];
  currency: string;
  /** Whether this person may set the threshold. */
  maySetThreshold: boolean;
};

/** The page of customer numbers as of today, under the lapse threshold in force. */
export async function getNumbers(ctx: Context, windowDays: number): Promise<Numbers> {
  const { db, today: asOf } = ctx;
  const { lapseDays } = ctx.organisation;
  const [picture, segments, [threshold]] = await Promise.all([
    getCustomerPicture(db, { asOf, lapseDays, windowDays }),
    countSegments(db, { today: asOf, lapseDays }),
    listLapseThresholds(db),
  ]);
  return {
    ...picture,
    ...{ asOf, windowDays, segments, lapseDays, threshold: threshold ?? null },
    setOn: threshold ? dayIn(ctx.organisation.zone, threshold.recordedAt) : null,
    currency: ctx.organisation.currency,
    maySetThreshold: can(ctx.actor, "threshold:set"),
    earlyRepeatInAll: together(picture.earlyRepeat),
    winBackInAll: together(picture.winBack?.byYear ?? []),
  };
}

export type RowsOfNumber = NumberRows & { asked: RowsAsked; currency: string };

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
    windowDays: given.window,
    after: given.after,
  };
  const isKnown = asked.lapseDays !== null || !needsLapseThreshold(asked.which);
  const found = isKnown ? await listNumberRows(ctx.db, asked) : { rows: [], total: 0, next: null };
  return { ...found, asked, currency: ctx.organisation.currency };
}

/** What one needs to set the lapse threshold: what was set before, and what the data suggest. */
export async function getThresholds(ctx: Context): Promise<{ versions: LapseThreshold[]; gaps: GapsSeen }> {
  const [versions, gaps] = await Promise.all([listLapseThresholds(ctx.db), getGaps(ctx.db, ctx.today)]);
  return { versions, gaps };
}
