import { getCountryCallingCode, isSupportedCountry } from "libphonenumber-js/max";
import { accountNumber, hasCountry, phoneNumber, phonePart, withoutInvisibles } from "./handle";
import { tellingWords } from "./name-words";

/** What a person typed, as exactly one kind of question to exactly one index. */
export type FindQuery =
  | { kind: "nothing" }
  /** One letter would name everybody, except those whose whole name it is. */
  | { kind: "too_short"; text: string }
  /**
   * Beginnings of digits read backwards: a whole number or its last four and more. `isNational`: it could be dialled in
   * several countries. `name` when nobody has the number.
   */
  | { kind: "digits"; reversed: string[]; isNational: boolean; name: NameQuery | null }
  /** `name` when nobody has the address. */
  | { kind: "email"; beginning: string; name: NameQuery }
  | { kind: "social"; beginning: string; name: NameQuery }
  /** `external` to the letter; `name` when no account is found. */
  | { kind: "account"; account: string; external: string; name: NameQuery | null }
  | { kind: "name"; name: NameQuery };

/**
 * A name as typed. `telling`: without titles and company forms, for when they do not fit. `words`: what is left, for when
 * it may be mistyped. `email`: the part before the @ it may be, asked together with the name when it `isHandle`
 * ("maria.okonkwo"), else only when no name fits.
 */
export type NameQuery = {
  text: string;
  telling: string | null;
  words: string[];
  email: string | null;
  isHandle: boolean;
};

/**
 * Sorts what was typed: `@` e-mail (or a social name when it comes first), digits in any notation, letters with digits an
 * account, everything else a name. National numbers are read with `country`. Under four digits is an account number.
 */
export function readFind(text: string, country: string): FindQuery {
  const typed = withoutInvisibles(text).normalize("NFKC").trim().replace(/\s+/g, " ").slice(0, 200);
  if (typed === "") return { kind: "nothing" };
  if (/^@[^@]*$/.test(typed)) return socialQuery(typed);
  if (typed.includes("@")) return { kind: "email", beginning: addressPart(typed), name: nameQuery(typed) };
  if (/^[\d\s+().\-/]*\d[\d\s+().\-/]*$/.test(phonePart(typed))) return digitsQuery(typed, country);
  if (/\p{Nd}.*\p{Nd}.*\p{Nd}/u.test(typed)) return accountQuery(typed);
  return isTooShort(typed) ? { kind: "too_short", text: typed } : { kind: "name", name: nameQuery(typed) };
}

function socialQuery(typed: string): FindQuery {
  const beginning = typed.slice(1).trim().toLowerCase();
  return beginning === "" ? { kind: "too_short", text: typed } : { kind: "social", beginning, name: nameQuery(typed) };
}

/** "Maria <maria@example.org>", "mailto:maria@…" and "maria@" as the beginning of an address. */
function addressPart(typed: string): string {
  const address = /<([^<>]*@[^<>]*)>?\s*$/.exec(typed)?.[1] ?? typed.replace(/^mailto:/i, "");
  return address.trim().normalize("NFC").toLowerCase();
}

function digitsQuery(typed: string, country: string): FindQuery {
  const digits = phonePart(typed).replace(/\D/g, "");
  if (digits.length < 4) return { kind: "account", account: digits, external: typed, name: nameQuery(typed) };
  const e164 = phoneNumber(typed, country)?.slice(1);
  // Without its one trunk zero a national number is the end of the international form, whatever the country.
  const withoutTrunk = digits.replace(/^0(?=[1-9])/, "");
  const forms = [e164, digits, withoutTrunk.length >= 7 ? withoutTrunk : undefined];
  return {
    kind: "digits",
    reversed: [...new Set(forms.flatMap((form) => (form ? [backwards(form)] : [])))],
    isNational: digits.length >= 7 && !isInternational(typed, e164, country),
    name: nameQuery(typed),
  };
}

/** Written with the code of its country, or dialled from here into another. */
function isInternational(typed: string, e164: string | undefined, country: string): boolean {
  if (hasCountry(typed)) return true;
  return e164 !== undefined && isSupportedCountry(country) && !e164.startsWith(getCountryCallingCode(country));
}

function accountQuery(typed: string): FindQuery {
  return { kind: "account", account: accountNumber(typed), external: typed, name: nameQuery(typed) };
}

function nameQuery(typed: string): NameQuery {
  const isWord = /^[\p{L}\p{M}\p{N}._+-]{3,}$/u.test(typed);
  const words = wordsOf(typed);
  const telling = tellingWords(words);
  return {
    text: typed,
    telling: telling?.join(" ") ?? null,
    words: telling ?? words,
    email: isWord ? typed.toLowerCase() : null,
    isHandle: isWord && /[._+\p{N}]/u.test(typed.slice(0, -1)),
  };
}

/** One Latin letter alone, or several, would name everybody. */
function isTooShort(typed: string): boolean {
  return wordsOf(typed).every((word) => /^\p{Script=Latin}$/u.test(word)) && /\p{L}/u.test(typed);
}

function wordsOf(typed: string): string[] {
  return typed
    .replace(/['’`ʼ]/g, "")
    .split(/[^\p{L}\p{M}\p{N}（()）㈱㈲-]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

function backwards(digits: string): string {
  return [...digits].reverse().join("");
}
