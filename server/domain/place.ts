/** One of a long list: its value and what people read. */
export type Choice = { value: string; label: string };

/** Whether the text names a time zone ("Europe/London"). */
export function isZone(text: string): boolean {
  try {
    return /^[A-Z]/.test(text) && new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

const currencies = new Set(Intl.supportedValuesOf("currency"));

/** Whether the text is the code of a currency in use ("GBP"). */
export function isCurrency(text: string): boolean {
  return currencies.has(text);
}

/** Every time zone, by the place that names it. */
export function zoneChoices(): Choice[] {
  const zones = new Set(["UTC", ...Intl.supportedValuesOf("timeZone")]);
  return [...zones].map((value) => ({ value, label: value.replaceAll("_", " ") }));
}

export function currencyChoices(): Choice[] {
  const names = new Intl.DisplayNames("en-GB", { type: "currency" });
  return [...currencies].map((value) => ({ value, label: `${value} · ${names.of(value) ?? value}` }));
}

export function countryChoices(): Choice[] {
  const names = new Intl.DisplayNames("en-GB", { type: "region", fallback: "none" });
  return codes
    .flatMap((value) => ({ value, label: names.of(value) ?? "" }))
    .filter(({ value, label }) => label !== "" && !notCountries.has(value))
    .sort((a, b) => a.label.localeCompare(b.label, "en"));
}

/** A long list as one text, a line each: a page carries it once instead of as hundreds of objects. */
export function packed(choices: readonly Choice[]): string {
  return choices.map(({ value, label }) => (value === label ? value : `${value}\t${label}`)).join("\n");
}

export function unpacked(text: string): Choice[] {
  return text.split("\n").map((line) => {
    const [value = "", label = value] = line.split("\t");
    return { value, label };
  });
}

/** All three lists, packed, for a form that asks where the organisation is. */
export function placeChoices(): { zones: string; countries: string; currencies: string } {
  return {
    zones: packed(zoneChoices()),
    countries: packed(countryChoices()),
    currencies: packed(currencyChoices()),
  };
}

const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const codes = letters.flatMap((first) => letters.map((second) => first + second));

/** Codes that name groups, tests and former or doubled names rather than countries. */
const notCountries = new Set(
  "AC AN BU CP CQ CS DD DG DY EA EU EZ FX HV IC NH NT QO QU RH SU TA TP UK UN VD XA XB YD YU ZR ZZ".split(" "),
);
