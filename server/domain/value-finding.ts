import type { Finding } from "./finding";
import type { Holdout } from "./value-method";

/** How far 95 of 100 sums lie from their mean, in standard errors. */
const usual = 1.959963984540054;

/**
 * How the model fared where it had not looked: "Of 1,882 repeat purchases in 39 weeks the model expected 12% too few." A
 * direction is spoken only where what was bought differs from what was expected by more than chance among as many customers
 * explains, each bin's spread taken as it was.
 */
export function holdoutFinding({ weeks, expected, actual, bins }: Holdout): Finding {
  const error = Math.sqrt(bins.reduce((sum, { customers, deviation }) => sum + customers * deviation ** 2, 0));
  const [came, thought] = [inFull(actual), inFull(expected)];
  const over = `${inFull(weeks)} weeks`;
  if (actual < 20)
    return {
      reading: "too_few",
      words: `Too few repeat purchases in ${over} to judge the model: ${came}, ${thought} expected.`,
    };
  if (Math.abs(expected - actual) <= usual * error)
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
