import type { Metadata } from "next";
import { QuotedIn } from "@/components/decisions/quoted-in";
import { ExposureStory } from "@/components/evidence/exposure-story";
import { TakeBack } from "@/components/evidence/take-back";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { exposureWords } from "@/server/domain/evidence-words";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { withdrawExposure } from "../actions";

export const metadata: Metadata = { title: "Time on the floor" };

export default async function ExposurePage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, caller, { actor }] = await Promise.all([params, getCaller(), getContext()]);
  const [exposure, quoting] = await Promise.all([
    orNotFound(caller.exposures.get({ id })),
    orNotFound(caller.evidence.quoting({ recordId: id })),
  ]);
  return (
    <>
      <PageHead
        label={<Link href="/governance/exposures">Time on the floor</Link>}
        title={exposureWords[exposure.mode]}
      />
      <div className="mb-6 max-w-3xl">
        <ExposureStory exposure={exposure} isLinked={false} />
      </div>
      <QuotedIn decisions={quoting} />
      {exposure.personId === actor.id && !exposure.isWithdrawn ? (
        <TakeBack action={withdrawExposure} id={id} sentence="What quotes it stays, and says that it was taken back." />
      ) : null}
    </>
  );
}
