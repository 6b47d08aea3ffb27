import type { Metadata } from "next";
import { ClauseView } from "@/components/charter/clause-view";
import { Signers, SignForm, standingOf, waitsFor } from "@/components/charter/signers";
import { Moment } from "@/components/format/moment";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { signVersion } from "../../actions";

export const metadata: Metadata = { title: "A version of the charter" };

export default async function VersionPage({ params }: PageProps<"/charter/versions/[number]">) {
  const [{ number }, caller, { actor, now }] = [await params, await getCaller(), await getContext()];
  const version = await orNotFound(caller.charter.version({ number }));
  return (
    <>
      <PageHead
        label={<Link href="/charter/versions">Versions of the charter</Link>}
        title={`Version ${version.number}`}
      >
        {standingOf(version)} · drafted by {version.draftedBy}
        {version.putUpAt ? (
          <>
            , put up <Moment at={version.putUpAt} now={now} zone={actor.zone} />
          </>
        ) : null}
      </PageHead>
      {version.clauses.map((clause, index) => (
        <ClauseView key={clause.key} clause={clause} place={index + 1} />
      ))}
      <Section title="Who stands for it" ruled className="max-w-[41.25rem]">
        <Signers version={version} now={now} zone={actor.zone} />
        {version.putUpAt !== null && waitsFor(version, actor.id) ? (
          <SignForm version={version} sign={signVersion} />
        ) : null}
      </Section>
    </>
  );
}
