import { expect } from "vitest";
import type { Life } from "../domain/kaplan-meier";
import { type LifeSum, lifeToLapse, sumLives, waitForSecond, waitsAfterPurchases } from "../domain/life-sums";
import { addDays, addMonths, type PlainDate } from "../domain/plain-date";
import type { PurchaseHistory } from "../domain/purchase-history";
import { cohortSumsOf, monthOfNumber } from "../domain/retention-cohorts";
import { heldFor } from "../domain/retention-tenure";
import { earlyRepeat, winBackOfLapses, winBackOfStock } from "../domain/returning";
import { spellFigures, tallyOf } from "../domain/spell-figures";
import { cohortsQuestion } from "../retention/queries/cohorts";
import { gapsQuestion } from "../retention/queries/gaps";
import { livesQuestion } from "../retention/queries/lives";
import { spellsQuestion } from "../retention/queries/spells";
import { tenureQuestion } from "../retention/queries/tenure";
import { winBacksQuestion } from "../retention/queries/win-backs";
import type { World } from "./database";
import { type KnownLens, type PurchaseFacts, seenThrough } from "./purchase-facts";

type Stated = (history: PurchaseHistory) => PlainDate | null;

/** Everything that retention is counted from: cohorts, lives and waits, spells, tenure, win-back. */
export async function compareRetention({ tx }: World, facts: PurchaseFacts, lens: KnownLens): Promise<void> {
  const { known, people } = seenThrough(facts, lens);
  const said = new Map(people.map(({ customerId, statedSinceOn }) => [customerId, statedSinceOn]));
  const stated: Stated = ({ customerId }) => said.get(customerId) ?? null;
  expect(await cohortsQuestion.count(tx, lens)).toEqual({
    ...cohortSumsOf(known),
    repeats: expectedRepeats(known, lens.asOf),
  });
  expect(await livesQuestion.count(tx, lens)).toEqual(expectedLives(known, stated, lens));
  expect((await gapsQuestion.count(tx, lens)).waits).toEqual(
    leavings(sumLives(known.flatMap((history) => waitsAfterPurchases(history, lens.asOf)))),
  );
  expect(await spellsQuestion.count(tx, lens)).toEqual(expectedSpells(known, lens));
  const { held, lives } = await tenureQuestion.count(tx, lens);
  const expected = expectedTenure(known, stated, lens);
  expect(new Set(held)).toEqual(new Set(expected.held));
  expect(new Set(lives)).toEqual(new Set(expected.lives));
  const winBacks = await winBacksQuestion.count(tx, lens);
  expect(winBacks).toEqual(expectedWinBacks(known, lens));
}

function expectedRepeats(known: readonly PurchaseHistory[], asOf: PlainDate) {
  return cohortSumsOf(known)
    .months.filter(([cohort, month]) => cohort === month)
    .map(([month, , customers]) => {
      const asked = { asOf, cohort: monthAt(month) };
      const shares = [30, 60, 90, 180, 365].map((windowDays) => earlyRepeat(known, { ...asked, windowDays }));
      return [month, customers, ...shares.flatMap(({ n, k }) => [n, k])];
    });
}

function expectedLives(known: readonly PurchaseHistory[], stated: Stated, asked: KnownLens) {
  const isOlder = (history: PurchaseHistory) => (stated(history) ?? history.days[0]) < history.days[0];
  const oldest = Number(asked.asOf.slice(0, 4)) - 4;
  const byYear = (older: boolean, lifeOf: (history: PurchaseHistory) => Life) => {
    const lives = new Map<number, Life[]>();
    for (const history of known.filter((each) => isOlder(each) === older)) {
      const year = Math.max(oldest, Number(history.days[0].slice(0, 4)));
      lives.set(year, [...(lives.get(year) ?? []), lifeOf(history)]);
    }
    return [...lives]
      .sort(([a], [b]) => a - b)
      .flatMap(([year, each]) => sumLives(each).map((sum): [number, ...LifeSum] => [year, ...sum]));
  };
  const second = (history: PurchaseHistory) => waitForSecond(history, asked.asOf);
  const observed = (history: PurchaseHistory) => lifeToLapse(history, history.days[0], asked);
  return {
    second: byYear(false, second),
    secondOfOlder: byYear(true, second),
    survival: byYear(false, observed),
    survivalOfOlder: byYear(true, observed),
    survivalStated: byYear(true, (history) => lifeToLapse(history, stated(history) ?? history.days[0], asked)),
  };
}

function expectedSpells(known: readonly PurchaseHistory[], { asOf, lapseDays }: KnownLens) {
  const figures = known.map((history) => spellFigures(history, asOf, lapseDays));
  return {
    spells: tallyOf(figures.map(({ spells }) => spells)),
    current: tallyOf(figures.flatMap(({ current }) => current ?? [])),
    grace: tallyOf(figures.map(({ grace }) => grace)),
    strict: tallyOf(figures.map(({ strict }) => strict)),
    ended: figures.reduce((all, { ended }) => all + ended, 0),
    endedDays: figures.reduce((all, { endedDays }) => all + endedDays, 0),
  };
}

function expectedTenure(known: readonly PurchaseHistory[], stated: Stated, asked: KnownLens) {
  const all = known.flatMap((history) => heldFor(history, stated(history), asked) ?? []);
  const bands = [...new Set(all.map(({ band }) => band))].map((band) => all.filter((one) => one.band === band));
  return {
    held: bands.map((some) => [some[0]?.band, some.length, some.filter(({ isStill }) => isStill).length]),
    lives: bands.flatMap((some) =>
      leavings(sumLives(some.map(({ life }) => life))).map((left) => [some[0]?.band, ...left]),
    ),
  };
}

function expectedWinBacks(known: readonly PurchaseHistory[], { asOf, lapseDays }: KnownLens) {
  const windows = [90, 180, 365];
  const stock = windows.map((windowDays) => {
    const { k, n } = winBackOfStock(known, { asOf, windowDays, lapseDays });
    return [addDays(asOf, -windowDays), n, k];
  });
  const first = Number(
    known
      .map(({ days }) => days[0])
      .sort()[0]
      ?.slice(0, 4) ?? 3000,
  );
  const lapses = [];
  for (let month = 12 * first; monthAt(month).from <= asOf; month++) {
    const shares = windows.map((windowDays) =>
      winBackOfLapses(known, { asOf, windowDays, lapseDays, cohort: monthAt(month) }),
    );
    const [{ n, unfinished } = { n: 0, unfinished: 0 }] = shares;
    if (n + unfinished > 0) lapses.push([month, n + unfinished, ...shares.flatMap(({ n, k }) => [n, k])]);
  }
  return { stock, lapses };
}

/** Everybody comes at 0: what is left to say is when they went. */
function leavings(sums: readonly LifeSum[]) {
  return sums.flatMap(([at, , ended, censored]) => (ended + censored > 0 ? [[at, ended, censored]] : []));
}

function monthAt(month: number) {
  const from = monthOfNumber(month);
  return { from, to: addDays(addMonths(from, 1), -1) };
}
