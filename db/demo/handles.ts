import type { Random } from "./random";
import { mailHosts, mobileNumbers, otherNumbers, places } from "./words/places";

/** Hands out every number of Ofcom's ranges for drama at most once. */
export type Numbers = { landline(place: string): string | null; mobile(): string | null };

/** Spread over the thousand, so that neighbours in the register are no neighbours in the book. */
const STRIDE = 617;
/** 0113 496 0142 and 07700 900142 belong to Mrs Okonkwo. */
const RESERVED = 142;

export function newNumbers(): Numbers {
  const used = new Map<string, number>();
  const take = (start: string): string | null => {
    const count = used.get(start) ?? 0;
    if (count >= 999) return null;
    used.set(start, count + 1);
    const number = (RESERVED + STRIDE * (count + 1)) % 1000;
    return start + String(number).padStart(3, "0");
  };
  return {
    landline: (place) => take(places.find(([town]) => town === place)?.[1] ?? otherNumbers),
    mobile: () => take(mobileNumbers),
  };
}

/** "0113 496 0142" -> "+441134960142" */
export const e164 = (number: string): string => `+44${number.replaceAll(" ", "").slice(1)}`;

/** One of the ways people write a number down. */
export function asTyped(random: Random, number: string): string {
  const [area = "", ...rest] = number.split(" ");
  return random.weighted([
    [number, 60],
    [number.replaceAll(" ", ""), 18],
    [`+44 ${number.slice(1)}`, 14],
    [`(${area}) ${rest.join("-")}`, 8],
  ]);
}

/** An address at a host that exists for examples only; unique by the account number where names repeat. */
export function emailFor(random: Random, name: string, account: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/[^A-Za-z ]/g, "")
    .trim()
    .toLowerCase()
    .split(/\s+/);
  const local = plain.join("").length < 3 ? "home" : plain.slice(0, 3).join(random.pick([".", "", "_"]));
  return `${local.slice(0, 30)}${Number(account)}@${random.pick(mailHosts)}`;
}
