import type { PlainDate } from "./plain-date";

/** What is chosen field by field when two records become one. */
export const mergeFields = ["name", "called", "place", "country", "zone", "stated_since"] as const;
export type MergeField = (typeof mergeFields)[number];

/** A record as far as a merge chooses from it. */
export type Mergeable = {
  id: string;
  name: string;
  called: string | null;
  place: string | null;
  country: string | null;
  zone: string | null;
  statedSinceOn: PlainDate | null;
  statedSinceSource: string | null;
  /** When it was first recorded here, as ISO text. */
  recordedAt: string;
  /** Facts of every kind recorded for it. */
  facts: number;
};

/** Which of the two a field's value comes from. */
export type Side = "one" | "other";

/** What is shown of a field; null: nothing is known. */
export function mergeValue(record: Mergeable, field: MergeField): string | null {
  if (field !== "stated_since") return record[field];
  return record.statedSinceOn === null ? null : `${record.statedSinceOn} (${record.statedSinceSource})`;
}

/** The fields in which two records differ: only these are asked about. */
export function differingFields(one: Mergeable, other: Mergeable): MergeField[] {
  return mergeFields.filter((field) => mergeValue(one, field) !== mergeValue(other, field));
}

/** Who should stand for both: whoever more is recorded for, else the older record. */
export function suggestedSurvivor(one: Mergeable, other: Mergeable): Side {
  if (one.facts !== other.facts) return one.facts > other.facts ? "one" : "other";
  return one.recordedAt <= other.recordedAt ? "one" : "other";
}

/** What is proposed for a field: what is known over what is not, the earlier evidenced day, else the survivor's. */
export function suggestedSide(one: Mergeable, other: Mergeable, field: MergeField, survivor: Side): Side {
  if (mergeValue(one, field) === null) return "other";
  if (mergeValue(other, field) === null) return "one";
  if (field !== "stated_since" || one.statedSinceOn === other.statedSinceOn) return survivor;
  return (one.statedSinceOn ?? "") < (other.statedSinceOn ?? "") ? "one" : "other";
}
