import { parsePhoneNumberFromString } from "libphonenumber-js/max";

const codeShape = /^[A-Z]{2}$/;
const known = new Map<string, string>();

/**
 * The two-letter code of a country given as a code or by its name in English or another large European language;
 * English goes first.
 * @returns null for no text, undefined for a text that is no country we know.
 */
export function readCountry(text: string | null): string | null | undefined {
  if (!text) return null;
  const upper = text.trim().toUpperCase();
  if (codeShape.test(upper) && nameOf(upper)) return presentCode(upper);
  return namesToCodes().get(plain(text)) ?? otherNames[plain(text)];
}

/** The country whose number this is (E.164); null for a number of none, as a satellite's. */
export function countryCodeOfNumber(e164: string): string | null {
  return parsePhoneNumberFromString(e164)?.country ?? null;
}

/** The same by its English name, or its code in digits where several share it or none has it. */
export function countryOfNumber(e164: string): string | null {
  const number = parsePhoneNumberFromString(e164);
  return number ? ((number.country && nameOf(number.country)) ?? `+${number.countryCallingCode}`) : null;
}

const otherNames: Record<string, string> = {
  usa: "US",
  us: "US",
  uk: "GB",
  "united states of america": "US",
  "great britain": "GB",
  england: "GB",
  scotland: "GB",
  wales: "GB",
  "czech republic": "CZ",
  "russian federation": "RU",
  turkey: "TR",
};

function namesToCodes(): Map<string, string> {
  if (known.size > 0) return known;
  const codes = letters
    .flatMap((a) => letters.map((b) => a + b))
    .filter((code) => nameOf(code) && presentCode(code) === code);
  for (const language of languages)
    for (const code of codes) {
      const name = language.of(code);
      if (name && !known.has(plain(name))) known.set(plain(name), code);
    }
  return known;
}

const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const [english, ...others] = ["en", "de", "fr", "es", "it", "nl", "pt", "pl"].map(
  (language) => new Intl.DisplayNames(language, { type: "region", fallback: "none" }),
);
const languages = english ? [english, ...others] : [];

function nameOf(code: string): string | undefined {
  return english?.of(code);
}

/** The code of today for one of yesterday or a common other one: UK is GB, DD is DE. */
function presentCode(code: string): string {
  return new Intl.Locale(`und-${code}`).region ?? code;
}

function plain(name: string): string {
  return name.trim().toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}
