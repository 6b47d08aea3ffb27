import { Section } from "@/components/ui/section";

const definitions: readonly (readonly [string, string])[] = [
  [
    "A purchase day",
    "is a day on which a customer bought, however many orders that were. A free order makes one; a refund does not.",
  ],
  ["Active", "is who bought within the lapse threshold. On the last day of it still; on the day after, lost."],
  [
    "Won back",
    "is who buys again after having been lost. Somebody can be lost and won back several times, and counts each time.",
  ],
  [
    "Customers",
    "are counted once each: those found to be the same are one. Who has not bought yet is counted apart and is in no share.",
  ],
  [
    "Between … and …",
    "is the Wilson interval: shares like this one, from so few or so many, lie within it 95 times in 100. Under ten there is no percentage.",
  ],
  [
    "Late entries",
    "change past figures: every number is worked out from the purchases on record now, by the day they were made.",
  ],
];

/** How the numbers on this page are counted, in plain words. */
export function Definitions() {
  return (
    <Section title="How these are counted" ruled>
      <dl className="small grid gap-x-14 gap-y-2.5 text-ink-2 md:grid-cols-2">
        {definitions.map(([word, meaning]) => (
          <div key={word}>
            <dt className="inline font-medium text-ink">{word}</dt> <dd className="inline">{meaning}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
