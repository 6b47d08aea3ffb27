import type { LikenessReason } from "@/server/domain/likeness";

const words: Record<LikenessReason, string> = {
  same_email: "the same e-mail address",
  same_phone: "the same phone number",
  phone_variant: "a phone number that differs only in its country code",
  same_birth_date: "the same day of birth",
  same_place: "the same place",
  same_name: "the same name",
  near_name: "nearly the same name",
  part_name: "a name that fits the other one",
  first_name: "the same first name",
};

/** "The same phone number, the same place, nearly the same name." */
export function reasonLine(reasons: readonly LikenessReason[]): string {
  const line = reasons.map((reason) => words[reason]).join(", ");
  return line.charAt(0).toUpperCase() + line.slice(1);
}
