import { Section } from "@/components/ui/section";
import { sharedError } from "@/server/domain/customer-worth";
import type { ValueInputs } from "@/server/domain/value-method";
import { expectedFinding, historicFinding } from "@/server/domain/worth-finding";
import type { ValuePage } from "@/server/values/queries/page";
import { BandValues } from "./band-values";
import { worthWord } from "./words";
import { WorthSection } from "./worth-section";

type Shown = NonNullable<ValuePage["shown"]>;
type Props = { shown: Shown; method: ValueInputs | undefined; currencyNow: string };

/** What customers are expected to bring, and what it is worth to win and to keep one; without a model, what they brought. */
export function ValueSections({ shown, method, currencyNow }: Props) {
  const { sums, currency, method: by } = shown;
  // What winning costs is in the organisation's currency: beside sums of another it says nothing.
  const now = method && currencyNow !== currency ? { ...method, winningCostMinor: null } : method;
  return (
    <>
      {sums.all.expected ? (
        <Section title={`Expected ${worthWord(by.margin)}, by band`} id="expected" ruled>
          <p className="finding mb-2 max-w-prose">
            {expectedFinding(sums, { currency, horizonMonths: by.horizonMonths }).words}
          </p>
          <BandValues
            sums={sums}
            currency={currency}
            which="expected"
            label="Expected value"
            shared={sharedError(shown.newcomer)}
          />
        </Section>
      ) : (
        <HistoricSection shown={shown} />
      )}
      {now ? <WorthSection shown={shown} now={now} /> : null}
    </>
  );
}

/** What customers have brought, refunds taken off: never the lifetime value. */
export function HistoricSection({ shown: { sums, currency, method } }: { shown: Shown }) {
  return (
    <Section title={`Historic ${worthWord(method.margin)}: what they have brought so far`} id="historic" ruled>
      <p className="finding mb-2 max-w-prose">{historicFinding(sums.all.historic, currency).words}</p>
      <BandValues sums={sums} currency={currency} which="historic" label="Historic value" shared={0} />
    </Section>
  );
}
