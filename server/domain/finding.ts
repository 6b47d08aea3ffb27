import { proportionDifference, type Share } from "./proportion-difference";
import { shareInWords } from "./share-words";
import { studentQuantile } from "./student";
import { type Interval, wilson } from "./wilson";

/**
 * What a title says of figures, by rule. A direction is spoken only where the interval of 95 % excludes that there is
 * none; else it is chance (`same`), or there are too few to say (`too_few`), or there is nothing at all (`none`).
 */
type Reading = "more" | "fewer" | "same" | "too_few" | "none";

/** `words` are a whole sentence, or two. */
export type Finding = { readonly reading: Reading; readonly words: string };

/** Below so many, on either side of a comparison, no direction is spoken whatever its interval says (METRICS 0). */
export const enoughForFinding = 20;

/** What the two sides did, as verbs ("came", "went"), and when: "this quarter". */
type BalanceWords = { readonly plus: string; readonly minus: string; readonly when: string };

/**
 * Two opposite movements of one period, in customers: "412 more came than went this quarter." They differ where Wilson's
 * interval of the share of the one among both excludes a half: for two independent counts the conditional comparison
 * (Przyborowski and Wilenski 1940), for the same customers moving up and down McNemar's.
 */
export function balanceFinding(
  { plus, minus }: { readonly plus: number; readonly minus: number },
  words: BalanceWords,
): Finding {
  const counts = `${inFull(plus)} ${words.plus}, ${inFull(minus)} ${words.minus}`;
  const share = wilson(plus, plus + minus);
  if (share === null) return say("none", `Nobody ${words.plus} or ${words.minus} ${words.when}.`);
  if (plus + minus < enoughForFinding) return say("too_few", `Too few to say more ${words.when}: ${counts}.`);
  const reading = sideOf(share, 0.5);
  if (reading === "same")
    return say(reading, `As many ${words.plus} as ${words.minus} ${words.when}, but for chance: ${counts}.`);
  const [most, least] = reading === "more" ? [words.plus, words.minus] : [words.minus, words.plus];
  return say(reading, `${inFull(Math.abs(plus - minus))} more ${most} than ${least} ${words.when}.`);
}

/** Who, what they do and against whom: "new customers", "buy again within 90 days", "a year ago". */
type ShareWords = { readonly who: string; readonly act: string; readonly than: string };

/**
 * A share against an earlier one, or that of others: "Fewer new customers buy again within 90 days than a year ago (21%
 * against 26%)." By Newcombe's interval of the difference. Pass shares of different customers.
 */
export function shareFinding(now: Share, before: Share, { who, act, than }: ShareWords): Finding {
  if (now.n === 0) return say("none", `Nothing is known yet of how many ${who} ${act}.`);
  if (Math.min(now.n, before.n) < enoughForFinding) {
    const figures = `${kOfN(now)}${before.n > 0 ? `, against ${kOfN(before)}` : ""}`;
    return say("too_few", `Too few ${who} to say whether more ${act} than ${than}: ${figures}.`);
  }
  const reading = sideOf(proportionDifference(now, before) ?? whole, 0);
  if (reading === "same") {
    const [share, earlier] = [shareInWords(now.k / now.n), shareInWords(before.k / before.n)];
    return say(reading, `No change that chance does not explain: ${share} of ${who} ${act}, ${than} ${earlier}.`);
  }
  const [one, other] = toldApart(now, before);
  return say(reading, `${wordOf(reading)} ${who} ${act} than ${than} (${one} against ${other}).`);
}

/** `name` stands where `who` would: "new customers of 2024". */
type Group = Share & { readonly name: string };

/**
 * The one of several groups that differs most from all the others together: "Fewer new customers of 2024 buy again within
 * 90 days than those of other years (21% against 26%)." Every group is looked at, so that each has its part of the
 * chance of 5 in 100 (Bonferroni; Dunn 1961). Groups under twenty are in the others, and never named.
 */
export function standoutFinding(
  groups: readonly Group[],
  words: { readonly act: string; readonly others: string },
): Finding {
  const judged = groups.filter(({ n }) => n >= enoughForFinding);
  const all = { k: sum(groups.map(({ k }) => k)), n: sum(groups.map(({ n }) => n)) };
  if (all.n === 0) return say("none", `Nothing is known yet of how many ${words.act}.`);
  if (judged.length < 2) return say("too_few", `Too few to say who ${words.act} more often: ${kOfN(all)}.`);
  const z = studentQuantile(1 - 0.025 / judged.length, 1e9);
  const apart = judged.flatMap((group) => {
    const others = { k: all.k - group.k, n: all.n - group.n };
    const difference = proportionDifference(group, others, z);
    const reading = difference ? sideOf(difference, 0) : "same";
    return difference && reading !== "same" ? [{ group, others, reading, size: Math.abs(difference.difference) }] : [];
  });
  const [most] = apart.sort((a, b) => b.size - a.size);
  if (!most)
    return say(
      "same",
      `No difference between them that chance does not explain: ${shareInWords(all.k / all.n)} ${words.act}.`,
    );
  const [one, other] = toldApart(most.group, most.others);
  return say(
    most.reading,
    `${wordOf(most.reading)} ${most.group.name} ${words.act} than ${words.others} (${one} against ${other}).`,
  );
}

/** Events, and over how much they were counted: customers, days, purchases; the same on both sides. */
type Tally = { readonly count: number; readonly over: number };
/** What happened, per what, and against when: "complaints", "customer", "a year ago". */
type CountWords = { readonly what: string; readonly per: string; readonly than: string };

/**
 * How often something happened, against another time, for as much to happen to: "More complaints per customer than a year
 * ago (412 against 380)." By Wilson's interval of the share of all events that fell on the one side, which without a
 * difference is that side's share of `over` (Przyborowski and Wilenski 1940).
 */
export function countFinding(now: Tally, before: Tally, { what, per, than }: CountWords): Finding {
  const both = now.count + before.count;
  const share = wilson(now.count, both);
  if (share === null) return say("none", `No ${what}, neither now nor ${than}.`);
  const figures = `${inFull(now.count)} against ${inFull(before.count)}`;
  if (both < enoughForFinding || now.over <= 0 || before.over <= 0)
    return say("too_few", `Too few ${what} to say whether there are more per ${per} than ${than} (${figures}).`);
  const reading = sideOf(share, now.over / (now.over + before.over));
  if (reading === "same")
    return say(reading, `No change in ${what} per ${per} that chance does not explain (${figures} ${than}).`);
  return say(reading, `${wordOf(reading)} ${what} per ${per} than ${than} (${figures}).`);
}

const whole = { low: -1, high: 1 };

function say(reading: Reading, words: string): Finding {
  return { reading, words };
}

function sideOf({ low, high }: Interval, beside: number): "more" | "fewer" | "same" {
  if (low > beside) return "more";
  return high < beside ? "fewer" : "same";
}

const wordOf = (reading: "more" | "fewer"): string => (reading === "more" ? "More" : "Fewer");
const inFull = (n: number): string => n.toLocaleString("en-GB");
const kOfN = ({ k, n }: Share): string => `${inFull(k)} of ${inFull(n)}`;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Two shares with as many digits, up to four, as it takes to see which is the greater. */
function toldApart(one: Share, other: Share): readonly [string, string] {
  const [p, q] = [one.k / one.n, other.k / other.n];
  const whole = [shareInWords(p), shareInWords(q)] as const;
  if (whole[0] !== whole[1] || p === q) return whole;
  const percent = (share: number, digits: number) => `${(share * 100).toFixed(digits)}%`;
  const fine = (digits: number) => [percent(p, digits), percent(q, digits)] as const;
  return [1, 2, 3].map(fine).find(([a, b]) => a !== b) ?? fine(4);
}
