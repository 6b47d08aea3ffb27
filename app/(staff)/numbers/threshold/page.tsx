import type { Metadata } from "next";
import { ThresholdForm } from "@/components/numbers/threshold-form";
import { ThresholdVersions } from "@/components/numbers/threshold-versions";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { Denied, EmptyState } from "@/components/ui/states";
import { getCaller, getContext, isDenied, orDenied } from "@/server/trpc/caller";
import { setLapseThreshold } from "./actions";

export const metadata: Metadata = { title: "Lapse threshold" };

export default async function ThresholdPage() {
  const caller = await getCaller();
  const found = await orDenied(caller.numbers.thresholds());
  if (isDenied(found)) return <Denied right={found.denied} />;
  const { actor, now } = await getContext();
  const { versions, gaps } = found;
  return (
    <>
      <PageHead label={<Link href="/numbers">Customer numbers</Link>} title="When is a customer lost?">
        After this many days without a purchase. Everyone’s tenure, breaks and every number of active, lost and won back
        customers follow from it, from the moment it is set.
      </PageHead>
      <div className="grid gap-x-14 md:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
        <Section title="Set it" ruled>
          <ThresholdForm action={setLapseThreshold} gaps={gaps} />
        </Section>
        <Section title="As set before" ruled>
          {versions.length ? (
            <ThresholdVersions versions={versions} now={now} zone={actor.zone} />
          ) : (
            <EmptyState title="Nobody has set one yet." />
          )}
        </Section>
      </div>
    </>
  );
}
