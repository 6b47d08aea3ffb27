import { type FeelingMoves, feelingGroupOf, feelingLevels, type LevelCounts } from "./feeling";
import { balanceFinding, type Finding } from "./finding";
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
