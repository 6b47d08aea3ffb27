import type {
  Affects,
  Answer,
  Axis,
  AxisStep,
  BoardOutcome,
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
  statement: StatementDocument | null;
  positions: PositionDocument[];
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

type StatementWords = {
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
