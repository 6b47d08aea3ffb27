import type { NameLikeness } from "./similar-name";

/** Why two records may be one customer, or only live together; the strongest first. */
const likenessReasons = [
  "same_email",
  "same_phone",
  "phone_variant",
  "same_birth_date",
  "same_place",
  "same_name",
  "near_name",
  "part_name",
  "first_name",
] as const;
export type LikenessReason = (typeof likenessReasons)[number];

/** What two records have in common. */
export type Common = {
  name: NameLikeness;
  email: boolean;
  phone: boolean;
  /** The last nine digits agree and the number does not: read with another country once. */
  phoneVariant: boolean;
  birthDate: boolean;
  place: boolean;
};

/** `household`: they share a number or address under different names, which is normal and no duplicate. */
export type Likeness = { score: number; reasons: LikenessReason[]; verdict: "likely" | "household" | "unlikely" };

const points: Record<LikenessReason, number> = {
  same_email: 55,
  same_phone: 50,
  phone_variant: 30,
  same_birth_date: 45,
  same_place: 20,
  same_name: 40,
  near_name: 30,
  part_name: 25,
  first_name: 0,
};

/** From this score on a pair is suggested: a name nearly the same and one more thing in common. */
export const likelyFrom = 50;

/**
 * Weighs what two records have in common: 0 to 100. Different names never make a duplicate, whatever is shared (couples
 * and families share phones and addresses). The SQL function `duplicate_likeness` says the same.
 */
export function likeness(common: Common): Likeness {
  const shared = reasonsOf(common);
  if (common.name === "different") {
    const atHome = common.phone || common.email;
    return { score: 0, reasons: shared, verdict: atHome ? "household" : "unlikely" };
  }
  const sum = shared.reduce((total, reason) => total + points[reason], 0);
  const score = Math.min(100, sum);
  return { score, reasons: shared, verdict: score >= likelyFrom ? "likely" : "unlikely" };
}

function reasonsOf({ name, email, phone, phoneVariant, birthDate, place }: Common): LikenessReason[] {
  const holds: Record<LikenessReason, boolean> = {
    same_email: email,
    same_phone: phone,
    phone_variant: phoneVariant && !phone,
    same_birth_date: birthDate,
    same_place: place,
    same_name: name === "same",
    near_name: name === "near",
    part_name: name === "part",
    first_name: name === "first",
  };
  return likenessReasons.filter((reason) => holds[reason]);
}
