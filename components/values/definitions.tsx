import { formatShare } from "@/components/format/words";
import { Meanings } from "@/components/ui/meanings";
import { landmarkDays, landmarkVersion, valueSumsVersion } from "@/server/domain/value-method";

const definitions = [
  [
    "Historic",
    "is what a customer has brought up to now, refunds taken off. It is not the lifetime value, and never added to it.",
  ],
  [
    "Expected",
    "is what a customer is expected to bring from now on, over the months ahead that the board set, discounted to today. Of whoever never paid anything in this currency nothing is expected: they are not among the customers counted there.",
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
    "counts how customers differ and, where values are expected, the errors of the fit. Those are taken from the value of a new customer, in proportion: of other customers they may be somewhat larger or smaller.",
  ],
  [
    "The chance that somebody is still a customer",
    "is only said of who has repeated. After one purchase nothing tells: it says “one purchase so far”.",
  ],
  [
    "Money",
    "is in the organisation’s currency alone. What was paid in another counts as a purchase day that brought nothing here, and nothing is converted: of who pays in both, what is expected is the part in this currency. What customers pay a time is learned only from those who paid for a repeat, and in no other.",
  ],
  [
    "A new customer",
    `is anybody who came, also with a free first purchase, which brought nothing. Only who has paid in another currency is left out of what a first purchase brings (version ${valueSumsVersion}). What is expected after it takes it that whoever comes back pays: where many only ever come for free, it is too high.`,
  ],
  [
    "Without a model",
    `sets who bought again within ${landmarkDays} days of the first purchase beside who had not, by what they bought in the ${landmarkDays} days after those, refunds not taken off (version ${landmarkVersion}).`,
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

type Props = { refundedShare: number | null };

/** What the words on the page of values mean; `refundedShare` as it was taken off by the fit that is shown. */
export function ValueDefinitions({ refundedShare }: Props) {
  const refunds =
    refundedShare === null
      ? "are taken off what customers have brought, day by day."
      : `are taken off what customers have brought, day by day, and off what they are expected to bring by the part of everything bought that was paid back until the fit: ${formatShare(refundedShare)}.`;
  return <Meanings title="What the words mean" words={[...definitions, ["Refunds", refunds]]} />;
}
