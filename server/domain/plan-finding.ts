import type { CustomerMovement } from "./customer-numbers";
import { movementFinding } from "./movement-finding";
import type { PlainDate } from "./plain-date";
import { quarterOf } from "./plan";

/** A target of a plan and what came of it. Null: there is no such target, or it is not counted. */
export type TargetHeld = { planned: number | null; happened: number | null };

/**
 * What is said of a plan by rule: a target is reached when at least as much came as was planned. `running`: its period is
 * not over, so nothing is said of reaching; `not_known`: not all of its targets are counted, or while it runs none.
 */
type PlanReading = "reached" | "in_part" | "missed" | "running" | "not_known";

export function planReading(targets: readonly TargetHeld[], isOver: boolean): PlanReading {
  const planned = targets.flatMap(({ planned, happened }) => (planned === null ? [] : [{ planned, happened }]));
  const known = planned.flatMap(({ planned, happened }) => (happened === null ? [] : [happened >= planned]));
  if (known.length === 0) return "not_known";
  if (!isOver) return "running";
  if (known.length < planned.length) return "not_known";
  if (known.every(Boolean)) return "reached";
  return known.some(Boolean) ? "in_part" : "missed";
}

/**
 * How the plans stand on a day: what holds, what was submitted for later, what is a draft still, and what has been submitted
 * and is being written anew.
 */
export type PlansStanding = { holding: number; later: number; drafts: number; redrafted: number };

/** "1 plan holds now; 2 are drafts."; null: there is no plan that runs, is to run or is being written. */
export function plansFinding({ holding, later, drafts, redrafted }: PlansStanding): string | null {
  if (holding + later + drafts + redrafted === 0) return null;
  const said = [
    holding === 0 ? "No plan holds now" : `${plans(holding)} ${holding === 1 ? "holds" : "hold"} now`,
    later === 0 ? "" : `${later} ${later === 1 ? "is" : "are"} submitted for later`,
    drafts === 0 ? "" : `${drafts} ${drafts === 1 ? "is a draft" : "are drafts"}`,
    redrafted === 0 ? "" : `${redrafted} ${redrafted === 1 ? "has a newer draft" : "have newer drafts"}`,
  ];
  return `${said.filter(Boolean).join("; ")}.`;
}

const plans = (count: number) => (count === 1 ? "1 plan" : `${count} plans`);

/** "412 more came or were won back than were lost in Q3 2026."; null: nobody moved, or without a lapse threshold nobody knows. */
export function reportFinding(beginsOn: PlainDate, movement: CustomerMovement | null): string | null {
  const finding = movement && movementFinding(movement, `in Q${quarterOf(beginsOn)} ${beginsOn.slice(0, 4)}`);
  return finding && finding.reading !== "none" ? finding.words : null;
}
