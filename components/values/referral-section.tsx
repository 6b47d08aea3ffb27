import { ValueFinding } from "@/components/advocacy/value-finding";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { worthOfReferral } from "@/server/domain/customer-worth";
import type { ReferredValue } from "@/server/domain/referred-value";
import type { ValueInputs } from "@/server/domain/value-method";
import { money, spanOf } from "./words";

type Props = { value: ReferredValue; method: ValueInputs; currency: string };

/** What a referral brought, from own data alone: no uplift is assumed. */
export function ReferralSection({ value, method, currency }: Props) {
  const { margin, winningCostMinor, referralRewardMinor } = method;
  const worth = worthOfReferral(value.difference, method);
  const figure = (minor: number | null) => (minor === null ? "not known" : money(minor, currency));
  return (
    <Section
      title="A referral"
      id="referral"
      ruled
      aside={<Link href="/recognition/advocacy/value">Quarter by quarter</Link>}
    >
      <ValueFinding value={value} currency={currency} />
      <p className="small mt-2 max-w-prose text-ink-2">
        {worth === null
          ? "What a referral is worth cannot be said: it takes a difference, the cost of winning a customer, and the reward."
          : `A referral is worth ${money(worth.worth, currency)} over the first 365 days, with 95% confidence between ${spanOf(worth, currency, " and ")}: `}
        {worth === null ? null : (
          <>
            difference ({figure(value.difference?.difference ?? null)}) × margin (
            {margin === null ? "not set, revenue" : `${margin}%`}) + cost of winning saved ({figure(winningCostMinor)})
            − reward ({figure(referralRewardMinor)}). Who would have come by themselves is in it.
          </>
        )}
      </p>
    </Section>
  );
}
