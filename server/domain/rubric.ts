/** What makes a statement good, yes or no each, judged by somebody who had no part in it. Source: GOVERNANCE A5. */
export const rubric = [
  { key: "voice", question: "It is written as the customer would say it, without our own terms or product codes." },
  { key: "quote", question: "A real quote is linked." },
  { key: "counts", question: "The counts come from a query, not from an estimate." },
  { key: "worstOff", question: "It names who comes off worst, with a number." },
  { key: "sizes", question: "Every change says how much (minutes, money, contacts), or why not." },
  { key: "mitigation", question: "What makes it easier changes what the customer meets, not only what is said." },
  { key: "telling", question: "It says who tells customers, how and when; the front line hears it first." },
  { key: "prediction", question: "Its prediction could turn out wrong: a threshold, a day, between 5% and 95% sure." },
] as const;
export type RubricKey = (typeof rubric)[number]["key"];

/** One person's marks in the rubric's order: 1 for yes. */
export type Marks = readonly number[];

/** "6 of 8". */
export function marksInWords(marks: Marks): string {
  return `${sumOf(marks)} of ${rubric.length}`;
}

/** The middle of several people's sums; of two in the middle their mean. Null: nobody has scored. */
export function medianScore(scores: readonly Marks[]): number | null {
  const sums = scores.map(sumOf).sort((a, b) => a - b);
  const half = sums.length / 2;
  const [below, above] = [sums[Math.ceil(half) - 1], sums[Math.floor(half)]];
  return below === undefined || above === undefined ? null : (below + above) / 2;
}

function sumOf(marks: Marks): number {
  return marks.reduce((sum, mark) => sum + mark, 0);
}
