import { referredValueQuestion } from "../advocacy/queries/referred-rows";
import { experienceMonthsQuestion, type MonthsAnswer } from "../experience/queries/charts";
import { feelingsQuestion } from "../experience/queries/feelings";
import { scoresQuestion } from "../experience/queries/scores";
import { signsQuestion } from "../experience/queries/signs";
import { buyingQuestion } from "../numbers/queries/buying";
import { worthQuestion } from "../numbers/queries/concentration";
import { rfmQuestion } from "../numbers/queries/rfm-grid";
import { segmentsQuestion } from "../numbers/queries/segment-sizes";
import { valueOfOneQuestion } from "../plans/queries/value-of-one";
import type { Json, Question } from "../question";
import { cohortsQuestion } from "../retention/queries/cohorts";
import { gapsQuestion } from "../retention/queries/gaps";
import { livesQuestion } from "../retention/queries/lives";
import { spellsQuestion } from "../retention/queries/spells";
import { tenureQuestion } from "../retention/queries/tenure";
import { winBacksQuestion } from "../retention/queries/win-backs";
import { landmarkQuestion } from "../values/queries/landmark";
import { figuresQuestion } from "./queries/figures";
import { movementQuestion } from "./queries/movement";

/** Everything a count answers, in this order; one line per question, which its own noun writes. */
export const questions = {
  movement: movementQuestion,
  figures: figuresQuestion,
  buying: buyingQuestion,
  worth: worthQuestion,
  rfm: rfmQuestion,
  segments: segmentsQuestion,
  feelings: feelingsQuestion,
  experienceMonths: experienceMonthsQuestion,
  scores: scoresQuestion,
  signs: signsQuestion,
  retention_cohorts: cohortsQuestion,
  retention_lives: livesQuestion,
  retention_tenure: tenureQuestion,
  retention_gaps: gapsQuestion,
  retention_spells: spellsQuestion,
  retention_win_backs: winBacksQuestion,
  valueOfOne: valueOfOneQuestion,
  landmark: landmarkQuestion,
  referred_value: referredValueQuestion,
} satisfies Readonly<Record<string, Question<Json>>>;

/**
 * The parts of an answer whose k counts events, not those of n to whom they happened: one customer may complain twice in a
 * month, and several lines of one purchase day may come back. Their rate is no share and may be above 1.
 */
export const eventsIn: Readonly<Record<string, readonly string[]>> = {
  experienceMonths: ["complaints", "returns"] satisfies (keyof MonthsAnswer)[],
};

export type QuestionKey = keyof typeof questions;

export const questionKeys = Object.keys(questions) as QuestionKey[];

/** What a question answers. */
export type AnswerOf<Key extends QuestionKey> = Awaited<ReturnType<(typeof questions)[Key]["count"]>>;
