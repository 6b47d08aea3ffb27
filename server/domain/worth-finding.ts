import type { Worth } from "./concentration";
import { hasShare } from "./enough";
import { enoughForFinding, type Finding } from "./finding";
import { isNothing, moneyInWords } from "./money-words";
import type { ValueSum, ValueSums } from "./value-method";

/** What the values of one fit came to; `currency` is the fit's, which its sums are in. */
type Valued = {
  readonly customers: number;
  readonly currency: string;
  readonly sums: Pick<ValueSums, "all" | "repeaters">;
  readonly method: { readonly horizonMonths: number };
};

const nobody: Finding = { reading: "none", words: "Nobody has bought yet." };

/**
 * The sentence of what customers are worth, by rule: of the middle customer, never of a mean that few make. What is expected
 * of those who bought again, where a model says and there are twenty; else what everybody has brought so far. Nothing of
 * fewer than twenty.
 */
export function valueFinding({ customers, currency, sums: { all, repeaters }, method }: Valued): Finding {
  if (customers === 0) return nobody;
  const [again, everybody] = [enoughOf(repeaters.expected), enoughOf(all.historic)];
  if (again)
    return {
      reading: "same",
      words: `Half of those who bought again are expected to bring ${orMore(again.median, currency, "nothing more")} in ${months(method.horizonMonths)}.`,
    };
  if (everybody)
    return {
      reading: "same",
      words: `Half of the ${inFull(everybody.customers)} customers counted have brought ${orMore(everybody.median, currency, "nothing")} so far.`,
    };
  return tooFew(customers);
}

/** What some customers are expected to bring, and what those who bought once are, in the words of quarters and halves. */
export function expectedFinding(
  { repeaters, once }: Pick<ValueSums, "repeaters" | "once">,
  { currency, horizonMonths }: { currency: string; horizonMonths: number },
): Finding {
  const [again, single] = [enoughOf(repeaters.expected), enoughOf(once.expected)];
  if (again === null) return tooFew(repeaters.expected?.customers ?? 0);
  const others = single
    ? ` Of the ${inFull(single.customers)} with one purchase so far, half ${orLess(single.median, currency)}.`
    : "";
  const ahead = isNothing(again.high, currency)
    ? `three in four are expected to bring nothing more in ${months(horizonMonths)}`
    : `a quarter are expected to bring ${moneyInWords(again.high, currency)} or more in ${months(horizonMonths)}, and a quarter ${orLess(again.low, currency)}`;
  return { reading: "same", words: `Of the ${inFull(again.customers)} who bought again, ${ahead}.${others}` };
}

/** What everybody has brought so far, in the words of quarters and halves. */
export function historicFinding(all: ValueSum | null, currency: string): Finding {
  const sum = enoughOf(all);
  if (sum === null) return all === null || all.customers === 0 ? nobody : tooFew(all.customers);
  const so = isNothing(sum.high, currency)
    ? "three in four have brought nothing so far"
    : `a quarter have brought ${moneyInWords(sum.high, currency)} or more so far, half ${orLess(sum.median, currency)}`;
  return { reading: "same", words: `Of ${inFull(sum.customers)} customers ${so}.` };
}

/** What customers have bought in all: the middle one, and the mean beside it; of fewer than ten neither is spoken. */
export function boughtFinding(
  { customers, totalMinor, medianMinor }: Pick<Worth, "customers" | "totalMinor" | "medianMinor">,
  format: (minor: number) => string,
): Finding {
  if (medianMinor === null) return nobody;
  if (!hasShare(customers))
    return { reading: "too_few", words: `Too few customers to say what half of them have bought for: ${customers}.` };
  return {
    reading: "same",
    words: `Half of all customers have bought for ${format(medianMinor)} or less; the mean is ${format(Math.round(totalMinor / customers))}.`,
  };
}

/** "£12 or more"; "£0 or more" would say nothing, as everybody brings that. */
function orMore(minor: number, currency: string, nothing: string): string {
  return isNothing(minor, currency) ? nothing : `${moneyInWords(minor, currency)} or more`;
}

function orLess(minor: number, currency: string): string {
  return isNothing(minor, currency) ? "nothing" : `${moneyInWords(minor, currency)} or less`;
}

/** Null: of too few to say anything. */
function enoughOf(sum: ValueSum | null): ValueSum | null {
  return sum !== null && sum.customers >= enoughForFinding ? sum : null;
}

function tooFew(customers: number): Finding {
  return { reading: "too_few", words: `Too few customers to say what one is worth: ${inFull(customers)}.` };
}

const months = (n: number) => (n === 1 ? "1 month" : `${n} months`);
const inFull = (n: number) => n.toLocaleString("en-GB");
