import type { Metadata } from "next";
import { NumbersNav } from "@/components/numbers/numbers-nav";
import { ThresholdDefinitions } from "@/components/numbers/threshold-definitions";
import { ThresholdForm } from "@/components/numbers/threshold-form";
import { ThresholdProposals } from "@/components/numbers/threshold-proposals";
import { ThresholdVersions } from "@/components/numbers/threshold-versions";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { thresholdFinding } from "@/server/domain/suggested-threshold";
import { getCaller, getContext } from "@/server/trpc/caller";
import { declineThreshold, proposeThreshold, setLapseThreshold } from "./actions";

export const metadata: Metadata = { title: "Lapse threshold" };

export default async function ThresholdPage() {
  const [caller, { actor, now }] = await Promise.all([getCaller(), getContext()]);
  const { versions, gaps, proposals, maySet, mayPropose } = await caller.thresholds.get();
  const finding = thresholdFinding(gaps, versions[0]?.days ?? null);
  const reader = { now, zone: actor.zone };
  return (
    <>
      <PageHead label={<Link href="/numbers">Customer numbers</Link>} title="When is a customer lost?">
        After this many days without a purchase. Everyone’s tenure, breaks and every number of active, lost and won back
        customers follow from it, from the moment the board sets it.
      </PageHead>
      <NumbersNav current="/numbers" />
      {finding ? <p className="finding max-w-[60ch] pb-3">{finding}</p> : null}
      <div className="grid gap-x-14 md:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
        <div>
          <Section title="Proposed" ruled>
            {proposals.length ? (
              <ThresholdProposals
                proposals={proposals}
                maySet={maySet}
                set={setLapseThreshold}
                decline={declineThreshold}
                {...reader}
              />
            ) : (
              <p className="small text-ink-3">Nobody proposes another.</p>
            )}
          </Section>
          {maySet || mayPropose ? null : (
            <p className="small pb-4 text-ink-3">Managers propose another; the board sets it.</p>
          )}
          {mayPropose ? (
            <Section title="Propose another" ruled>
              <ThresholdForm action={proposeThreshold} gaps={gaps} act="propose" />
            </Section>
          ) : null}
          {maySet ? (
            <Section title="Set it" ruled>
              <ThresholdForm action={setLapseThreshold} gaps={gaps} act="set" />
            </Section>
          ) : null}
        </div>
        <Section title="As set" ruled>
          {versions.length ? (
            <ThresholdVersions versions={versions} {...reader} />
          ) : (
            <EmptyState title="Nobody has set one yet." />
          )}
        </Section>
      </div>
      <ThresholdDefinitions />
    </>
  );
}
