import { Meanings } from "@/components/ui/meanings";

const definitions = [
  [
    "Historic",
    "is what a customer has brought up to now, refunds taken off. It is not the lifetime value, and never added to it.",
  ],
  [
    "Expected",
    "is what a customer is expected to bring from now on, over the months ahead that the board set, discounted to today. Refunds are not taken off it.",
  ],
  [
    "A repeat",
    "is a purchase day after the first. Several orders of one day are one; a free one counts as a day that brought nothing.",
  ],
  [
    "Between",
    "on a customer: eight in ten such customers come to between these. Where both are nought most of them bring nothing, and a few make the mean.",
  ],
  [
    "95% of the mean",
    "counts how customers differ and, where values are expected, the errors of the fit, which all of them share.",
  ],
  [
    "The chance that somebody is still a customer",
    "is only said of who has repeated. After one purchase nothing tells: it says “one purchase so far”.",
  ],
  [
    "Money",
    "is in the organisation’s currency alone. What was paid in another counts as a purchase day, not as money; nothing is converted.",
  ],
  [
    "Left out",
    "are those who died or were erased, and organisations unless the board put them in: contracts are not bought at random times.",
  ],
  [
    "Known since",
    "is the first purchase on record. Of who came before the records begin the model sees less time than there was.",
  ],
] as const;

/** What the words on the page of values mean. */
export function ValueDefinitions() {
  return <Meanings title="How these are found" words={definitions} />;
}
