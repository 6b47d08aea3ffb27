import { countryChoices } from "./place";

const withArticle = new Set("AE BS CF CG CD CK CZ DO FK FO GB GM KM KY MH MP MV NL PH SB TC US VA VG VI".split(" "));
let names: Map<string, string> | undefined;

/** How a rule says each country, by its code: "the United Kingdom". A code that is none of a country is said as it is. */
export function countryNames(): ReadonlyMap<string, string> {
  names ??= new Map(
    countryChoices().map(({ value, label }) => [value, withArticle.has(value) ? `the ${label}` : label]),
  );
  return names;
}
