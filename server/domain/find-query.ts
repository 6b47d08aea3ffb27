import { accountNumber, phoneNumber, phonePart, withoutInvisibles } from "./handle";

/** What a person typed, as exactly one kind of question to exactly one index. */
export type FindQuery =
  | { kind: "nothing" }
  | { kind: "too_short" }
  /** Beginnings of digits read backwards: a whole number or its last four and more. */
  | { kind: "digits"; reversed: string[] }
  | { kind: "email"; beginning: string }
  | { kind: "social"; beginning: string }
  /** `external` to the letter; `name` when no account is found. */
  | { kind: "account"; account: string; external: string; name: NameQuery | null }
  | { kind: "name"; name: NameQuery };

/** The words of a name, five at most; their order does not matter. */
export type NameQuery = { words: string[] };

const mostWords = 5;

/**
 * Sorts what was typed: `@` e-mail (or a social name when it comes first), digits in any notation, letters with digits an
 * account, everything else a name. National numbers are read with `country`. Under four digits is an account number.
 */
export function readFind(text: string, country: string): FindQuery {
  const typed = withoutInvisibles(text).normalize("NFKC").trim().replace(/\s+/g, " ").slice(0, 200);
  if (typed === "") return { kind: "nothing" };
  if (typed.startsWith("@")) return socialQuery(typed);
  if (typed.includes("@")) return { kind: "email", beginning: typed.replace(/^mailto:/i, "").toLowerCase() };
  if (/^[\d\s+().\-/]*$/.test(phonePart(typed))) return digitsQuery(typed, country);
  if (/\p{Nd}.*\p{Nd}.*\p{Nd}/u.test(typed)) return accountQuery(typed);
  return nameQuery(typed);
}

/** The words of a name, as far as they can be looked for; null when nothing is left. */
function nameWords(text: string): NameQuery | null {
  const words = text
    .replace(/['’`ʼ.]/g, (mark, at: number) => (mark === "." && text[at + 1] !== " " ? " " : ""))
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== "");
  const distinct = [...new Set(words)].slice(0, mostWords);
  return distinct.length === 0 ? null : { words: distinct };
}

function socialQuery(typed: string): FindQuery {
  const beginning = typed.slice(1).toLowerCase();
  return beginning === "" ? { kind: "too_short" } : { kind: "social", beginning };
}

function digitsQuery(typed: string, country: string): FindQuery {
  const digits = phonePart(typed).replace(/\D/g, "");
  if (digits === "") return { kind: "nothing" };
  if (digits.length < 4) return { kind: "account", account: digits, external: typed, name: null };
  const e164 = phoneNumber(typed, country)?.slice(1);
  // Without its one trunk zero a national number is the end of the international form, whatever the country.
  const withoutTrunk = digits.replace(/^0(?=[1-9])/, "");
  const forms = [e164, digits, withoutTrunk.length >= 7 ? withoutTrunk : undefined];
  return { kind: "digits", reversed: [...new Set(forms.flatMap((form) => (form ? [backwards(form)] : [])))] };
}

function accountQuery(typed: string): FindQuery {
  return { kind: "account", account: accountNumber(typed), external: typed, name: nameWords(typed) };
}

function nameQuery(typed: string): FindQuery {
  const name = nameWords(typed);
  if (name === null) return { kind: "nothing" };
  // One Latin letter alone would name everybody.
  const isOneLetter = name.words.length === 1 && /^\p{Script=Latin}$/u.test(name.words[0] ?? "");
  return isOneLetter ? { kind: "too_short" } : { kind: "name", name };
}

function backwards(digits: string): string {
  return [...digits].reverse().join("");
}
