import type {
  Affects,
  Answer,
  AxisStep,
  BoardOutcome,
  BusinessTurn,
  Direction,
  Door,
  EvidenceKind,
  Gate,
  SegmentEffect,
  Stage,
  Stance,
  ToldHow,
} from "../../../../server/domain/decision-words";
import type { Measure, MeasureOf } from "../../../../server/domain/measure";
import type { SegmentKey } from "../../../../server/domain/segment";
import type { FoundWay } from "../../../../server/domain/time-saved";
import type { Department } from "../people";

type Effect = readonly [AxisStep, string];

/** Measure, baseline, direction, threshold, probability, days after deciding, and what it was then (if then has come). */
type DemoPrediction = readonly [string, number, Direction, number, number, number, number?];

/** How far a decision has come. `review` is days after deciding. */
export type Life =
  | { state: "draft" | "proposed" | "withdrawn" | "rejected" | "sent_back"; daysAgo: number; reason?: string }
  | {
      state: "decided" | "in_effect" | "reviewed" | "continued" | "closed";
      daysAgo: number;
      review: number;
      finding?: string;
    }
  | { state: "reversed"; daysAgo: number; review: number; reason: string };

/** A decision of the company as its people wrote it. */
export type DemoDecision = {
  title: string;
  department: Department;
  owner: string;
  decider: string;
  door?: Door;
  gate: Gate;
  stages: readonly Stage[];
  affects: Affects;
  noneReason?: string;
  job: string;
  view: string;
  time?: Effect;
  worry?: Effect;
  effort?: Effect;
  money?: Effect;
  minutes?: number;
  /** It stops something: how often a year a customer meets it, and what was found of it since, so many days after. */
  stop?: { times: number; found?: { minutes: number; customers: number; how: FoundWay; words: string; days: number } };
  pence?: number;
  worstOff: string;
  mitigation?: string;
  business: string;
  /** How the company itself fares; better where it is not said. */
  turn?: BusinessTurn;
  /** Who else it touches, what it means to them, and who spoke with them. */
  others?: readonly (readonly [string, string, string?])[];
  /** How, in what way, and how many days after deciding. */
  told: readonly [ToldHow, string, number];
  /** What it rests on; none: an assumption, and `gap` says what is not known. */
  evidence: readonly (readonly [EvidenceKind, string])[];
  gap?: string;
  segments: readonly (readonly [SegmentKey, SegmentEffect])[];
  /** The first is to do nothing. */
  options: readonly (readonly [string, string])[];
  chosen: number;
  predictions: readonly DemoPrediction[];
  /** The last prediction is of what the house reads by itself; its baseline is read, whatever it says. */
  live?: { measure: Measure; of: MeasureOf | null };
  /** Advocate, stance, what customers say, and the condition or the reason. */
  positions: readonly (readonly [string, Stance, string, string?])[];
  /** Who else spoke against it before it was made, why, and what changed their mind, if anything did. */
  dissents?: readonly (readonly [string, string, string?])[];
  board?: readonly [BoardOutcome, string];
  /** Why the chief customer officer wants the board to see it. */
  referred?: string;
  overrule?: string;
  tell: readonly Department[];
  /** Departments that answered otherwise than "no effect here". */
  answers?: Partial<Record<Department, readonly (readonly [Answer, string])[]>>;
  /** Departments that answered after their time was up. */
  late?: readonly Department[];
  /** Departments that have not answered yet. */
  silent?: readonly Department[];
  urgent?: boolean;
  /** The title of the decision it replaces. */
  replaces?: string;
  /** A dissent that came after the decision: advocate, what customers say, reason. */
  lateDissent?: readonly [string, string, string];
  /** It was found outside the register: where, and how many days after it had been taken. */
  found?: readonly [string, number];
  life: Life;
};
