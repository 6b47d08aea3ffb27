import { ValueFinding } from "@/components/advocacy/value-finding";
import { ValueTable } from "@/components/advocacy/value-table";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { getCaller, getContext } from "@/server/trpc/caller";

export const metadata = { title: "What a referred customer is worth" };

export default async function ReferredValuePage() {
  const [caller, { organisation }] = await Promise.all([getCaller(), getContext()]);
  const { answer: value } = await caller.advocacy.value();
  const { currency } = organisation;
  return (
    <>
      <PageHead label={<Link href="/recognition/advocacy">Advocacy</Link>} title="What a referred customer is worth" />
      {value ? <ValueFinding value={value} currency={currency} /> : <p className="finding">Not counted yet.</p>}
      {value && value.quarters.length > 0 ? (
        <div className="mt-6 max-w-3xl">
          <ValueTable quarters={value.quarters} currency={currency} />
        </div>
      ) : null}
      <div className="small mt-6 max-w-prose text-ink-3">
        <p>
          Referred: came through a customer before their first purchase. Comparable: their first purchase fell in the
          same quarter, and they told us how else they came. Of whom that is not known, is on neither side. The quarters
          of the comparable ones weigh as those of the referred do; the interval is Welch’s. Sums in {currency}, over
          365 days from the first purchase, of customers who have had them all. It is what they bought, not what we
          earned, and says nothing of why.
        </p>
      </div>
    </>
  );
}
