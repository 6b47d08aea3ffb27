import type {
  Affects,
  Answer,
  Axis,
  AxisStep,
  BoardOutcome,
  BusinessTurn,
  CorrectableField,
  DecisionState,
  Direction,
  Door,
  EvidenceBasis,
  EvidenceKind,
  Gate,
  HeavyReason,
  MoveKind,
  SegmentEffect,
  Stage,
  Stance,
  ToldHow,
} from "./decision-words";
import type { DissentKind } from "./dissent";
import type { Origin } from "./evidence";
import type { PlainDate } from "./plain-date";
import type { Rule } from "./rule";

/** A decision as it is read. Instants are ISO texts; words are null where they were erased. */
export type DecisionDocument = {
  id: string;
  number: number;
  state: DecisionState;
  since: string;
  draftedBy: Person;
  draftTitle: string | null;
  replacedBy: Reference | null;
  reviewOn: PlainDate | null;
  /** By when a proposal is answered; null: nothing is proposed. */
  answerBy: string | null;
  statement: StatementDocument | null;
  positions: PositionDocument[];
  dissents: DissentDocument[];
  boardReviews: BoardReviewDocument[];
  moves: MoveDocument[];
  notices: NoticeDocument[];
  corrections: CorrectionDocument[];
  chain: { entries: number; seal: string; problems: { entry: number | null; record: string; problem: string }[] };
};

type Person = { id: string; name: string; department: string };
export type Reference = { id: string; number: number; title: string | null };

export type StatementDocument = {
  id: string;
  version: number;
  recordedAt: string;
  author: Person;
  owner: Person;
  decider: Person;
  department: string;
  departmentId: string;
  door: Door;
  gate: Gate;
  stages: Stage[];
  affects: Affects;
  axes: Record<Axis, AxisStep>;
  minutesPerCustomer: number | null;
  toldHow: ToldHow;
  toldByOn: PlainDate | null;
  evidenceBasis: EvidenceBasis;
  isUrgent: boolean;
  answerDays: number;
  words: StatementWords | null;
  reasons: HeavyReason[];
  definition: { version: number; rallyingCry: string } | null;
  replaces: Reference | null;
  toldDepartments: string[];
  reach: ReachDocument;
  segments: SegmentDocument[];
  evidence: EvidenceDocument[];
  options: { id: string; isDoNothing: boolean; words: { title: string; effect: string } | null }[];
  predictions: PredictionDocument[];
};

export type StatementWords = {
  title: string;
  job: string;
  view: string;
  noneReason: string | null;
  timeNote: string | null;
  worryNote: string | null;
  effortNote: string | null;
  moneyNote: string | null;
  worstOff: string;
  mitigation: string | null;
  businessEffect: string;
  /** Absent in statements from before it was asked, like the two lists. */
  businessTurn?: BusinessTurn | null;
  stakeholders?: { who: string; effect: string; spoke: string | null }[];
  tellings?: { who: string; how: string; on: PlainDate }[];
  toldPlan: string;
  evidenceGap: string | null;
};

type ReachDocument = {
  asOf: PlainDate;
  affectedCount: number;
  allCount: number;
  valueMinor: number;
  allValueMinor: number;
  sampleCount: number;
  comparatorCount: number;
};

type SegmentDocument = {
  segment: string;
  effect: SegmentEffect;
  /** A saved segment as it was frozen; null: a standing one. */
  saved: { id: string; name: string; version: number; rule: Rule } | null;
  affectedCount: number;
  allCount: number;
  tenYearsCount: number;
};

export type EvidenceDocument = {
  id: string;
  kind: EvidenceKind;
  words: string | null;
  /** When the words were erased; null: they stand. */
  erasedAt: string | null;
  /** The record it points to; null: it is quoted in words alone. */
  refId: string | null;
  origin: Origin | null;
  afterDecision: boolean;
  recordedAt: string;
};

export type PredictionDocument = {
  id: string;
  measure: string | null;
  baseline: number;
  direction: Direction;
  threshold: number;
  probability: number;
  resolveOn: PlainDate;
  outcome: { actual: number; happened: boolean; by: string; recordedAt: string } | null;
};

export type PositionDocument = {
  id: string;
  advocate: Person;
  stance: Stance;
  words: { customerInput: string; reason: string | null } | null;
  afterDecision: boolean;
  recordedAt: string;
  version: number;
  /** Taken on the version that counts. */
  isCurrent: boolean;
  /** Taken within two minutes of first opening it: a hint, where the opening is known. */
  isQuick: boolean;
};

/** A dissent of somebody who is no advocate, or the taking back of one. */
export type DissentDocument = {
  id: string;
  by: Person;
  kind: DissentKind;
  takesBackId: string | null;
  reason: string | null;
  afterDecision: boolean;
  recordedAt: string;
  version: number;
  isCurrent: boolean;
};

export type BoardReviewDocument = {
  id: string;
  meetingOn: PlainDate;
  outcome: BoardOutcome;
  challenge: string | null;
  reviewOn: PlainDate | null;
  minutedBy: string;
  version: number;
  recordedAt: string;
};

export type MoveDocument = {
  id: string;
  kind: MoveKind;
  by: string;
  byId: string;
  version: number | null;
  optionId: string | null;
  reviewOn: PlainDate | null;
  reason: string | null;
  hasReason: boolean;
  recordedAt: string;
};

export type NoticeDocument = {
  id: string;
  departmentId: string;
  department: string;
  sentAt: string;
  answerBy: string;
  answers: { answer: Answer; note: string | null; by: string; recordedAt: string }[];
};

export type CorrectionDocument = {
  id: string;
  field: CorrectableField;
  by: string;
  words: { before: string; after: string } | null;
  recordedAt: string;
};
