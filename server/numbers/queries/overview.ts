import { sql } from "drizzle-orm";
import { placeholder, preparedSql } from "@/db/prepared";
import type { Context } from "../../context";
import { type Counted, getCounted } from "../../counts/queries/counted";
import type { FiguresAnswer } from "../../counts/queries/figures";
import type { BuyingByYear } from "../../domain/buying";
import { type ChosenPeriod, chosenPeriod, stepStart, stepsOfMonths } from "../../domain/chosen-period";
import type { Worth } from "../../domain/concentration";
import type { CustomerMovement, MonthOfCustomers, Period, Presence } from "../../domain/customer-numbers";
import type { LapseThreshold } from "../../domain/lapse-threshold";
import type { Lens } from "../../domain/lens";
import { movementBySteps, movementIn } from "../../domain/movement";
import { nearestWindow } from "../../domain/nearest-window";
import { dayIn, type PlainDate } from "../../domain/plain-date";
import type { ShareOfYear, WinBack } from "../../domain/returning";
import type { GapsSeen } from "../../domain/value";
import { lensOf } from "../../trpc/lens";
import type { AskForOverview } from "../input";
import { lapseDays } from "./asked";
import { activeBy, countedBy, months, presence } from "./coming-and-going";
import { earlyRepeatByYear, gaps, winBack } from "./returning";
import { isAtHand, isBehind, mostUnsettled, withSums } from "./sums";
import { listLapseThresholds } from "./thresholds";

/** Who came, came back and went in a period, and step by step. */
export type Moved = { period: ChosenPeriod; whole: CustomerMovement; steps: readonly (Period & CustomerMovement)[] };

type Sums = { earlyRepeat: ShareOfYear[]; winBack: WinBack | null; gaps: GapsSeen };

/**
 * Whether first-time buyers and the lost come back, as of a day. `windowDays` is what early repeat speaks of: not what was
 * asked for where that was not counted; null where none was.
 */
type Returning = Omit<Sums, "earlyRepeat"> & {
  asOf: PlainDate;
  windowDays: number | null;
  earlyRepeat: readonly ShareOfYear[];
};

export type Overview = {
  lens: Lens;
  /** What was asked for. */
  windowDays: number;
  /** The one in force; `version` counts all that were ever set. Null: none is. */
  threshold: { days: number; reason: string; setBy: string; setOn: PlainDate; version: number } | null;
  currency: string;
  /** Null: not counted through this lens yet. `active` null: there is no threshold. */
  presence: (Omit<Presence, "active"> & { active: number | null; asOf: PlainDate }) | null;
  /** Null: not counted yet, or no threshold. */
  moved: Moved | null;
  /** Null: not counted through this lens yet. */
  returning: Returning | null;
  /** Whether these three come from a count, not from sums that are kept to the moment. */
  isCounted: boolean;
  /** So many purchases came in a moment ago that they are not in these numbers yet. */
  isBehind: boolean;
  buying: Counted<BuyingByYear>;
  worth: Counted<Worth>;
};

/**
 * The page a board reads first. Everybody's numbers under the threshold in force are read from kept sums; another
 * threshold or a cut from what was counted through that lens.
 */
export async function getOverview(ctx: Context, asked: AskForOverview): Promise<Overview> {
  const { db, organisation } = ctx;
  const lens = lensOf(ctx, asked);
  const period = chosenPeriod({ step: asked.by, from: asked.from, to: asked.to }, lens.asOf);
  const isKept = lens.segment === null && lens.lapseDays === organisation.lapseDays && lens.asOf === ctx.today;
  const [thresholds, buying, worth, seen] = await Promise.all([
    listLapseThresholds(db),
    getCounted(ctx, lens, "buying"),
    getCounted(ctx, lens, "worth"),
    isKept ? fromSums(ctx, lens, period, asked.window) : fromCount(ctx, lens, period, asked.window),
  ]);
  return {
    ...{ lens, buying, worth, ...seen, windowDays: asked.window, currency: organisation.currency },
    threshold: inForce(thresholds, organisation.zone),
  };
}

function inForce([threshold, ...earlier]: readonly LapseThreshold[], zone: string): Overview["threshold"] {
  if (!threshold) return null;
  const { days, reason, setBy, recordedAt } = threshold;
  return { days, reason, setBy, setOn: dayIn(zone, recordedAt), version: earlier.length + 1 };
}

type Seen = Pick<Overview, "presence" | "moved" | "returning" | "isCounted" | "isBehind">;

const from = sql`${placeholder("from")}::date`;
const to = sql`${placeholder("to")}::date`;
const within = (kind: string, threshold = sql`0`) =>
  sql`${countedBy(kind, to, threshold)} - ${countedBy(kind, sql`${from} - 1`, threshold)}`;

/** What was bought later changes nothing about an earlier day, so any days up to the one asked for can be read. */
const whole = sql`json_build_object('opening', ${activeBy(sql`${from} - 1`)}, 'new', ${within("first")},
  'wonBack', ${within("won_back", lapseDays)}, 'lost', ${within("lost", lapseDays)}, 'closing', ${activeBy(to)})`;

type Kept = { presence: Presence; whole: CustomerMovement; months: MonthOfCustomers[] } & Sums;

const fromKept = preparedSql<Kept & { isBehind: boolean; isAtHand: boolean }>(
  "overview_sums",
  sql`${withSums} select ${presence} as presence, ${whole} as whole, ${months(sql`${placeholder("begin")}::date`, to)} as months,
    ${earlyRepeatByYear("windowDays")} as "earlyRepeat", ${winBack} as "winBack", ${gaps} as gaps,
    ${isBehind} as "isBehind", ${isAtHand} as "isAtHand"`,
);

async function fromSums(ctx: Context, lens: Lens, period: ChosenPeriod, windowDays: number): Promise<Seen> {
  const { asOf, lapseDays: lapse } = lens;
  const begin = stepStart(period.from, period.step);
  const asked = { from: period.from, to: period.to, begin, asOf, lapseDays: lapse, windowDays, most: mostUnsettled };
  // Choosing a plan anew for each reader costs more than any chosen one wins.
  const [row] = await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`set local plan_cache_mode = force_generic_plan`);
    return fromKept(tx, asked);
  });
  if (!row) throw new Error("The question about customers had no answer.");
  const { presence: known, whole: all, months: byMonth, isBehind, isAtHand, ...returning } = row;
  // Set a moment ago, and so many customers that the worker sums them first.
  if (!isAtHand) return fromCount(ctx, lens, period, windowDays);
  return {
    presence: { ...known, asOf, active: lapse === null ? null : known.active },
    moved: lapse === null ? null : { period, whole: all, steps: stepsOfMonths(byMonth, period.step) },
    returning: { ...returning, asOf, windowDays },
    ...{ isBehind, isCounted: false },
  };
}

async function fromCount(ctx: Context, lens: Lens, period: ChosenPeriod, windowDays: number): Promise<Seen> {
  const [{ answer, asOf: countedOn }, figures] = await Promise.all([
    getCounted(ctx, lens, "movement"),
    getCounted(ctx, lens, "figures"),
  ]);
  const returning = figures.answer && returningOf(figures.answer, figures.asOf, windowDays);
  const counted = { returning, isCounted: true, isBehind: false };
  if (!answer) return { presence: null, moved: null, ...counted };
  const { days, customers, notYetBought, active } = answer;
  const seen = countedOn < period.to ? { ...period, to: countedOn } : period;
  const moved = { period: seen, whole: movementIn(days, seen), steps: movementBySteps(days, seen, period.step) };
  return {
    presence: { customers, notYetBought, active, asOf: countedOn },
    moved: lens.lapseDays === null ? null : moved,
    ...counted,
  };
}

/** An address takes any window; through a lens only some were counted. */
function returningOf({ repeats, winBack: back, gaps: seen }: FiguresAnswer, asOf: PlainDate, asked: number): Returning {
  const window = nearestWindow(asked, Object.keys(repeats).map(Number));
  const earlyRepeat = window === null ? [] : (repeats[window] ?? []);
  return { asOf, windowDays: window, earlyRepeat, winBack: back, gaps: seen };
}
