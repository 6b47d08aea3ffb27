import type { Finding } from "./finding";
import { errorOfAll } from "./holdout-check";
import type { Holdout } from "./value-method";
import { z95 } from "./wilson";

/**
 * How the model fared where it had not looked: "Of 1,882 repeat purchases in 39 weeks the model expected 12% too few." A
 * direction is spoken only where what was bought differs from what was expected by more than chance among as many customers
 * explains, each bin's spread taken as it was; nothing is judged where it is not known how customers differ.
 */
export function holdoutFinding({ weeks, expected, actual, bins }: Holdout): Finding {
  const error = errorOfAll(bins);
  const [came, thought] = [inFull(actual), inFull(expected)];
  const over = `${inFull(weeks)} weeks`;
  if (actual < 20)
    return {
      reading: "too_few",
      words: `Too few repeat purchases in ${over} to judge the model: ${came}, ${thought} expected.`,
    };
  if (error === null)
    return {
      reading: "too_few",
      words: `Too few customers in ${over} to tell how they differ and judge the model: ${came} repeat purchases, ${thought} expected.`,
    };
  if (Math.abs(expected - actual) <= z95 * error)
    return {
      reading: "same",
      words: `In ${over} it had not seen, the model was no further off than chance: ${thought} repeat purchases expected, ${came} made.`,
    };
  const share = Math.abs(expected / actual - 1);
  const [reading, words] = expected < actual ? (["fewer", "too few"] as const) : (["more", "too many"] as const);
  return {
    reading,
    words: `In ${over} it had not seen, the model expected ${percentOf(share)} ${words} repeat purchases: ${thought}, and ${came} were made.`,
  };
}

const inFull = (value: number): string => Math.round(value).toLocaleString("en-GB");
const percentOf = (share: number): string => `${share < 0.095 ? (share * 100).toFixed(1) : Math.round(share * 100)}%`;
