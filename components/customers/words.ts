import type { CustomerKind } from "@/server/domain/customer";
import type { IdentityChannel } from "@/server/domain/identity";
import type { HoldReason, Reaction } from "@/server/domain/recognition";

export const kindWords: Record<CustomerKind, string> = { person: "A person", organisation: "An organisation" };

export const identityWords: Record<IdentityChannel, string> = {
  phone: "Phone",
  email: "E-mail",
  account: "Account number",
  external: "Number in another system",
  social: "Social media name",
};

/** What two customers share, said in a line of the brief. */
export const sharedWords: Record<IdentityChannel, string> = {
  phone: "same number",
  email: "same e-mail",
  account: "same account",
  external: "same number elsewhere",
  social: "same name on social media",
};

export const reactionWords: Record<Reaction, string> = {
  delighted: "delighted",
  pleased: "pleased",
  indifferent: "indifferent",
  uneasy: "uneasy",
};

/** Why promotional content must not go out now. */
export const holdWords: Record<HoldReason, string> = {
  has_died: "has died",
  vulnerable: "vulnerable",
  not_wanted: "want no thanks",
  issue_open: "issue open",
  promise_disputed: "promise disputed",
  promise_overdue: "promise overdue",
  promotion_refused: "they want none",
  cool_off: "thanked lately",
};

/** The fields of a customer's own record. */
export const recordWords = {
  name: "Name",
  called: "How they like to be called",
  place: "Place",
  country: "Country",
  zone: "Time zone",
  statedSinceOn: "With us since",
  statedSinceSource: "Who says so",
} as const;
