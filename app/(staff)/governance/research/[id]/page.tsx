import type { Metadata } from "next";
import { QuotedIn } from "@/components/decisions/quoted-in";
import { ResearchForm } from "@/components/evidence/research-form";
import { ResearchFacts } from "@/components/evidence/research-list";
import { TakeBack } from "@/components/evidence/take-back";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { withdrawResearch, writeResearch } from "../actions";

export const metadata: Metadata = { title: "Research note" };

export default async function ResearchNotePage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, caller, { actor, today }] = await Promise.all([params, getCaller(), getContext()]);
  const [{ note, versions }, quoting] = await Promise.all([
    orNotFound(caller.research.get({ id })),
    orNotFound(caller.evidence.quoting({ recordId: id })),
  ]);
  const others = versions.filter((one) => one.id !== note.id);
  const mayWrite = can(actor, "research:write") && note.isLatest && !note.isWithdrawn;
  return (
    <>
      <PageHead label={<Link href="/governance/research">Research</Link>} title={note.title}>
        <ResearchFacts note={note} />
      </PageHead>
      {note.isLatest ? null : (
        <p className="mb-4 text-due">This was corrected since; the latest version stands below.</p>
      )}
      <p className="body-serif mb-6 max-w-3xl whitespace-pre-line">
        <bdi>{note.found}</bdi>
      </p>
      <QuotedIn decisions={quoting} />
      {others.length > 0 ? (
        <Section title="Other versions">
          <ul>
            {others.map((one) => (
              <li key={one.id}>
                <Link href={`/governance/research/${one.id}`}>Version {one.version}</Link>{" "}
                <span className="small text-ink-3">{one.title}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {mayWrite ? (
        <div className="grid justify-items-start gap-1 border-line border-t pt-4">
          <Disclosure summary="Correct it" className="w-full">
            <ResearchForm action={writeResearch} today={today} note={note} />
          </Disclosure>
          <TakeBack
            action={withdrawResearch}
            id={note.id}
            sentence="What quotes it stays, and says that it was taken back."
          />
        </div>
      ) : null}
    </>
  );
}
