const codeShape = /^[A-Z]{2}$/;
const known = new Map<string, string>();

/**
 * The two-letter code of a country given as a code or by its English name.
 * @returns null for no text, undefined for a text that is no country we know.
 */
export function readCountry(text: string | null): string | null | undefined {
  if (!text) return null;
  const upper = text.trim().toUpperCase();
  if (codeShape.test(upper) && nameOf(upper)) return upper;
  return namesToCodes().get(plain(text)) ?? otherNames[plain(text)];
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
  for (const a of letters)
    for (const b of letters) {
      const name = nameOf(a + b);
      if (name) known.set(plain(name), a + b);
    }
  return known;
}

const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const english = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

function nameOf(code: string): string | undefined {
  return english.of(code);
}

function plain(name: string): string {
  return name.trim().toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}
