import type { DecisionState, Gate } from "./decision-words";
import type { Instant, PlainDate } from "./plain-date";

/** A decision made in a month, as the board sees it. Null counts: not known. */
export type DecisionOfMonth = {
  id: string;
  number: number;
  /** Null: erased. */
  title: string | null;
  gate: Gate;
  affectedCount: number | null;
  state: DecisionState;
  /** Dissent or harm was overruled, with a reason. */
  isOverruled: boolean;
  /** Departments that have not answered their notice. */
  unanswered: number;
  decidedAt: Instant;
};

/** Who stands for customers in a department. `vacantSince` null: the seat never was taken. */
export type DepartmentOfBoard = {
  id: string;
  name: string;
  seat: string | null;
  vacantSince: PlainDate | null;
  advocates: string[];
};

/** Open promises past their agreed time right now; `oldestDueAt` null: none are. */
export type OverdueNow = { overdue: number; oldestDueAt: Instant | null };
