import type { Finding } from "./finding";
import { curveOf } from "./life-sums";
import type { PlainDate } from "./plain-date";
import type { TenureBand } from "./rate-cuts";
import { tenureBands } from "./rate-cuts";
import { finishedMonths, lapseStep, type WindowTable, windowTable } from "./repeat-table";
import type { LivesOfYear, RetentionAnswers } from "./retention-answers";
import { type CohortStep, type CohortTable, cohortTable, type RetentionReading, stepFor } from "./retention-cohorts";
import {
  type CurvesSeen,
  curvesOf,
  livesIn,
  type ShareKnown,
  shareBy,
  sumsByGroup,
  sumsOfAll,
  toldBy,
} from "./retention-curves";
import {
  cohortFinding,
  curveFinding,
  gapFinding,
  lastYearFinding,
  spellFinding,
  tenureFinding,
} from "./retention-finding";
import { retentionYear } from "./retention-tenure";
import { earlyRepeatWindows, winBackWindows } from "./returning";
import { countOf, percentileOf } from "./spell-figures";
import { type SpellPicture, spellPicture } from "./spell-picture";

/** How those who came before our records are taken, and whether a curve is of all or of each year they came in. */
export type RetentionChoices = { reading: RetentionReading; older: "stated" | "observed"; by: "all" | "year" };

type Curves = { seen: CurvesSeen; finding: Finding; customers: number; median: number | null };

export type GapPicture = {
  n: number;
  /** By which day a part of the returns had happened, and of all waits; null: never reached; "too_few": were watched then. */
  parts: { part: number; seen: number | null; known: number | "too_few" | null }[];
  curves: CurvesSeen;
  finding: Finding;
};

/** `k` of `n` who were active a year before are active now. */
export type TenureShare = { band: TenureBand; name: string; k: number; n: number };

/** Everything on the page of retention; null: needs a lapse threshold, and there is none. */
export type RetentionPicture = {
  asOf: PlainDate;
  /** Have bought; and how many of them say that they came before our records. */
  customers: number;
  older: number;
  second: Curves;
  /**
   * `curve`: what Kaplan–Meier says of the same windows. It uses everybody, those whose window is open for as long as they
   * have been seen: it knows the newest too, and takes it that they will do as those before them.
   */
  repeats: WindowTable & { curve: (ShareKnown | null)[]; finding: Finding };
  cohorts: CohortTable & { finding: Finding };
  survival: Curves | null;
  tenure: { shares: TenureShare[]; curves: CurvesSeen; finding: Finding } | null;
  winBacks: (WindowTable & { step: CohortStep; stock: RetentionAnswers["winBacks"]["stock"]; finding: Finding }) | null;
  gaps: GapPicture;
  spells: (SpellPicture & { finding: Finding }) | null;
};

/** The days the answers speak of: of the cohorts, and where those of spells and of win-backs were counted apart. */
type Asked = { asOf: PlainDate; spellsOn: PlainDate; winBacksOn: PlainDate; lapseDays: number | null };

/** The page from what was counted. */
export function retentionPicture(answers: RetentionAnswers, asked: Asked, choices: RetentionChoices): RetentionPicture {
  const { asOf, spellsOn, winBacksOn, lapseDays } = asked;
  const { lives, cohorts } = answers;
  const step = stepFor(cohorts, asOf);
  const table = cohortTable(cohorts, step, { ...asked, reading: choices.reading });
  const everybody = sumsOfAll([...lives.second, ...lives.secondOfOlder]);
  const curveOfAll = curveOf(everybody);
  const stated = choices.older === "stated";
  const repeated = finishedMonths(cohorts.repeats, earlyRepeatWindows, 90, asOf);
  return {
    asOf,
    customers: livesIn(everybody),
    older: livesIn(sumsOfAll(lives.secondOfOlder)),
    second: curves(stated ? lives.second : [...lives.second, ...lives.secondOfOlder], choices, buyingAgain),
    repeats: {
      ...windowTable(cohorts.repeats, earlyRepeatWindows, step, asOf),
      curve: earlyRepeatWindows.map((window) => shareBy(curveOfAll, window)),
      finding: lastYearFinding(repeated, { who: "new customers", act: "buy again within 90 days" }),
    },
    cohorts: { ...table, finding: cohortFinding(table, choices.reading) },
    survival:
      lapseDays === null
        ? null
        : curves([...lives.survival, ...(stated ? lives.survivalStated : lives.survivalOfOlder)], choices, {
            who: "customers",
            act: "are lost",
          }),
    tenure: lapseDays === null ? null : tenurePicture(answers.tenure),
    winBacks: lapseDays === null ? null : winBackPicture(answers.winBacks, winBacksOn),
    gaps: gapPicture(answers.gaps),
    spells: lapseDays === null ? null : withFinding(spellPicture(answers.spells, spellsOn)),
  };
}

const buyingAgain = { who: "first-time buyers", act: "buy again" };

/** What the curve to the second purchase says. */
export function secondFinding(second: readonly LivesOfYear[]): Finding {
  return curveFinding(curvesOf([{ name: "Everybody", sums: sumsOfAll(second) }]).curves[0], buyingAgain);
}

function curves(rows: readonly LivesOfYear[], { by }: RetentionChoices, words: { who: string; act: string }): Curves {
  const all = { name: "Everybody", sums: sumsOfAll(rows) };
  const years = sumsByGroup(rows).sort((a, b) => a.group - b.group);
  const named = years.map(({ group, sums }, index) => ({
    name: index === 0 && years.length === 5 ? `${group} or before` : String(group),
    sums,
  }));
  const whole = curvesOf([all]).curves[0];
  return {
    seen: curvesOf(by === "year" ? named : [all]),
    finding: curveFinding(whole, words),
    customers: livesIn(all.sums),
    median: whole?.median ?? null,
  };
}

const bandNames: Record<TenureBand, string> = {
  under_1: "Under 1 year",
  "1_to_2": "1 to 2 years",
  "3_to_4": "3 to 4 years",
  "5_to_9": "5 to 9 years",
  "10_or_more": "10 years or more",
};

function tenurePicture({ lives, held }: RetentionAnswers["tenure"]) {
  const shares = tenureBands.flatMap((band): TenureShare[] => {
    const [, n, k] = held.find(([each]) => each === band) ?? [band, 0, 0];
    return n === 0 ? [] : [{ band, name: bandNames[band], n, k }];
  });
  const named = shares.map(({ band, name, n }) => ({
    name,
    sums: sumsOfAll([
      [band, 0, n, 0, 0],
      ...lives.flatMap(([each, at, ended, censored]) =>
        each === band ? ([[band, at, 0, ended, censored]] as const) : [],
      ),
    ]),
  }));
  return { shares, curves: curvesOf(named), finding: tenureFinding(shares) };
}

function winBackPicture({ stock, lapses }: RetentionAnswers["winBacks"], asOf: PlainDate) {
  const finished = finishedMonths(lapses, winBackWindows, retentionYear, asOf);
  const step = lapseStep(lapses, asOf);
  return {
    ...windowTable(lapses, winBackWindows, step, asOf),
    ...{ step, stock },
    finding: lastYearFinding(finished, { who: "lost customers", act: "are won back within a year" }),
  };
}

function gapPicture({ waits }: RetentionAnswers["gaps"]): GapPicture {
  const came = waits.reduce((all, [, ended, censored]) => all + ended + censored, 0);
  const sums = sumsOfAll([
    ...(came > 0 ? ([["all", 0, came, 0, 0]] as const) : []),
    ...waits.map(([at, ended, censored]) => ["all", at, 0, ended, censored] as const),
  ]);
  const returns = waits.flatMap(([at, ended]) => (ended > 0 ? [[at, ended] as const] : []));
  const seen = curvesOf([{ name: "All purchase days", sums }]);
  const parts = [0.5, 0.8, 0.9].map((part) => ({
    part,
    seen: percentileOf(returns, part),
    known: toldBy(seen.curves[0]?.steps ?? [], part),
  }));
  const n = countOf(returns);
  return {
    n,
    parts,
    curves: seen,
    finding: gapFinding({ n, p80: parts[1]?.seen ?? null, known80: parts[1]?.known ?? null }),
  };
}

function withFinding(spells: SpellPicture): SpellPicture & { finding: Finding } {
  const { current } = spells;
  return { ...spells, finding: spellFinding({ k: spells.pastTwoYears, n: current.n }, current.median) };
}
