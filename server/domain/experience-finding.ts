import { type FeelingMoves, feelingGroupOf, feelingLevels, type LevelCounts } from "./feeling";
import { balanceFinding, enoughForFinding, type Finding } from "./finding";
import { shareInWords } from "./share-words";

const inFull = (n: number): string => n.toLocaleString("en-GB");

/** What the five levels say, by rule: the happy, the middle and the unhappy with their counts; no share of fewer than ten. */
export function levelsFinding(levels: LevelCounts, windowDays: number): string {
  const sums = { unhappy: 0, ok: 0, happy: 0 };
  for (const level of feelingLevels) sums[feelingGroupOf(level)] += levels[level - 1] ?? 0;
  const n = sums.unhappy + sums.ok + sums.happy;
  if (n === 0) return `Nobody’s feeling is known of the last ${windowDays} days.`;
  const of = (k: number) => (n < 10 ? inFull(k) : `${shareInWords(k / n)} (${inFull(k)})`);
  const who = n === 1 ? "Of the one customer" : `Of ${inFull(n)} customers`;
  return `${who} whose feeling is known, ${of(sums.happy)} felt happy or really happy last, ${of(sums.ok)} OK, ${of(sums.unhappy)} unhappy or very unhappy.`;
}

/** Who moved, of the same customers in both periods, with its direction only where chance does not explain it. */
export function movesFinding({ both, up, down }: FeelingMoves): Finding {
  if (both === 0) return { reading: "none", words: "No customer’s feeling is known of both periods." };
  return balanceFinding(
    { plus: up, minus: down },
    { plus: "moved up", minus: "moved down", when: "between the two periods" },
  );
}

/** The middle, as the pack says it: "Moved OK → happy 12, OK → unhappy 7, of 60 who were OK before." */
export function middleSentence({ middleUp, middleDown, middleSame }: FeelingMoves): string {
  const all = middleUp + middleDown + middleSame;
  if (all === 0) return "Nobody who was OK before has answered since.";
  return `Moved OK → happy ${inFull(middleUp)}, OK → unhappy ${inFull(middleDown)}, of ${inFull(all)} who were OK before.`;
}

/** Something customers spoke of, and how many of them. */
type TopicOf = { readonly name: string; readonly k: number };

/**
 * What came up most among the `n` who are OK, by rule: the first and the one after it, if it is one, with their counts. Equals
 * are named together, and where many are equal nothing is. Of under twenty nothing is called the most.
 */
export function middleFinding(topics: readonly TopicOf[], n: number): Finding {
  const ranked = topics.filter(({ k }) => k > 0).toSorted((a, b) => b.k - a.k);
  const [first] = ranked;
  if (!first) return { reading: "none", words: "Nobody who is OK spoke with us of anything we noted." };
  if (n < enoughForFinding)
    return { reading: "too_few", words: `Too few are OK to say what comes up most: ${inFull(n)}.` };
  const even = ranked.filter(({ k }) => k === first.k).map(({ name }) => `“${name}”`);
  const [next, after] = ranked.slice(even.length);
  const each = even.length > 1 ? `${inFull(first.k)} each` : inFull(first.k);
  const among = `Among ${inFull(n)} who are OK`;
  if (even.length > 3)
    return {
      reading: "same",
      words: `${among}, nothing came up more than anything else (${even.length} topics, ${each}).`,
    };
  const then = next && next.k !== after?.k ? `, then “${next.name}” (${inFull(next.k)})` : "";
  return { reading: "same", words: `${among}, ${listed(even)} came up most (${each})${then}.` };
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}
