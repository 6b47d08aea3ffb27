import { causeWords, channelWords, feelingWords } from "@/components/contacts/contact-words";

/** The names of fields as people read them; of columns and of forms. */
export const fieldWords: Readonly<Record<string, string>> = {
  name: "name",
  kind: "kind",
  called: "called",
  place: "place",
  country: "country",
  zone: "time zone",
  statedSinceOn: "with us since",
  stated_since_on: "with us since",
  statedSinceSource: "said by",
  stated_since_source: "said by",
  died_on: "died on",
  vulnerable_note: "vulnerable",
  words: "words",
  channel: "channel",
  direction: "who began it",
  cause: "what about",
  stage: "where they are",
  feeling: "feeling",
  avoidable: "avoidable",
  tried_self_service: "tried it themselves",
  self_service_failed: "where that failed",
  happenedAt: "time",
  happened_at: "time",
  boughtOn: "day",
  bought_on: "day",
  orderRef: "order",
  order_ref: "order",
  line_ref: "line",
  what: "what",
  amountMinor: "amount in minor units",
  amount_minor: "amount in minor units",
  currency: "currency",
};

type Show = (value: unknown) => string;

const from =
  (words: Readonly<Record<string | number, string>>): Show =>
  (value) =>
    words[String(value)] ?? String(value);

const shows: Readonly<Record<string, Show>> = {
  channel: from(channelWords),
  cause: from(causeWords),
  feeling: from(feelingWords),
  direction: from({ in: "they did", out: "we did" }),
  avoidable: from({ true: "yes", false: "no" }),
  tried_self_service: from({ true: "yes", false: "no" }),
};

/** A field's old or new value as a person reads it. Stages and times are put into words by `read`, where there is one. */
export function fieldValue(field: string, value: unknown, read: Readonly<Record<string, Show>> = {}): string {
  if (value === null || value === undefined || value === "") return "nothing";
  const words = (read[field] ?? shows[field] ?? String)(value);
  return `“${words}”`;
}
