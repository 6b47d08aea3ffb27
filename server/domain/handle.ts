import { isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { IdentityChannel } from "./identity";

/**
 * Brings a handle into the one form by which it is compared, or null when it cannot be one of its channel: phone E.164,
 * e-mail lower case, account letters and digits in capitals with leading zeros alive, social name without its @.
 * An external id stays to the letter: it is another system's. `country` (ISO code) reads national phone numbers; with an
 * unknown code only international ones are read.
 */
export function normalHandle(channel: IdentityChannel, text: string, country: string): string | null {
  const plain = withoutInvisibles(text).trim();
  if (channel === "phone") return phoneNumber(plain, country);
  if (channel === "email") return emailAddress(plain);
  if (channel === "account") return accountNumber(plain) || null;
  return (channel === "social" ? socialName(plain) : plain) || null;
}

/**
 * A phone number in E.164, or null when it cannot be one. Takes national and international forms, the country's own international prefix, dots, brackets,
 * "(0)", `tel:`, full-width and other decimal digits; an extension is left out. Valid lengths and ranges only: what the
 * country does not dial (00 from Japan) is refused, never guessed.
 */
export function phoneNumber(text: string, country: string): string | null {
  const plain = phonePart(text);
  if (!/\d/.test(plain) || /[^\d\s+().\-/]/.test(plain)) return null;
  const home = isSupportedCountry(country) ? country : undefined;
  const found = parsePhoneNumberFromString(plain.replace(/[^\d+]/g, ""), {
    extract: false,
    ...(home ? { defaultCountry: home } : {}),
  });
  return found?.isValid() ? found.number : null;
}

/** Whether a phone number is written with the code of its country: "+44 …", "00 44 …". */
export function hasCountry(text: string): boolean {
  return /^\s*(?:\+|00)/.test(phonePart(text));
}

/** An account number's letters and digits in capitals: "a 004-417" is "A004417". */
export function accountNumber(text: string): string {
  return plainDigits(text.normalize("NFKC"))
    .toUpperCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, "");
}

/** Decimal digits of every script as 0–9; everything else as it was. */
export function plainDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
}

/** The part of a phone text before its extension, with plain digits and plain spaces. */
export function phonePart(text: string): string {
  return plainDigits(withoutInvisibles(text).normalize("NFKC"))
    .replace(/^\s*tel:/i, "")
    .replace(/[;,\s]*(?:ext\.?|extension|durchwahl|x|#)\s*[=:.]?\s*\d{1,7}\s*$/i, "")
    .replace(/[‐-―−]/g, "-")
    .replace(/[\s·]+/g, " ")
    .replace(/\(0\)/, (zero, _at, whole) => (/^\s*(?:\+|00)/.test(whole) ? "" : zero));
}

/** Removes what cannot be seen and is never meant: controls, direction marks, zero-width marks at the edges of words. */
export function withoutInvisibles(text: string): string {
  return text.replace(/[\p{Cc}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, (mark) =>
    /[\t\n\r]/.test(mark) ? " " : "",
  );
}

function emailAddress(text: string): string | null {
  const address = /<([^<>]+)>\s*$/.exec(text)?.[1] ?? text.replace(/^mailto:/i, "");
  const normal = address.trim().normalize("NFC").toLowerCase();
  return /^[^\s@<>"]+@[^\s@<>"]+$/.test(normal) && normal.length <= 254 ? normal : null;
}

function socialName(text: string): string {
  return text.normalize("NFC").replace(/^@+/, "").toLowerCase();
}

/** Every script's ten digits stand in a row that begins with its zero. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let start = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(start - 1))) start -= 1;
  return (code - start) % 10;
}
