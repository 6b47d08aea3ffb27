import type { Metadata } from "next";
import { after } from "next/server";
import { Receipts } from "@/components/briefings/receipts";
import { formatMoment } from "@/components/format/time";
import { Form } from "@/components/ui/form";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { sayRead } from "../actions";

export const metadata: Metadata = { title: "Briefing" };

export default async function BriefingPage({ params }: PageProps<"/governance/briefings/[id]">) {
  const [{ id: briefingId }, caller, { actor, now }] = await Promise.all([params, getCaller(), getContext()]);
  const briefing = await orNotFound(caller.advocates.briefing({ briefingId }));
  after(() => caller.advocates.openBriefing({ briefingId }));
  const { title, words, writtenBy, at, decision, story, hasSaid, receipts, readCount, advocateCount } = briefing;
  return (
    <div className="max-w-3xl">
      <PageHead
        label={<Link href="/governance/briefings">Briefings</Link>}
        title={title ?? "A briefing whose words were erased"}
      >
        {writtenBy}, {formatMoment(new Date(at), now, actor.zone)}
      </PageHead>
      <p className="body-serif whitespace-pre-line pb-3">
        {words ?? <span className="text-ink-3">They went with the customer whose story they told.</span>}
      </p>
      {decision ? (
        <p>
          <Link href={`/decisions/${decision.id}`}>
            Decision {decision.number}: {decision.title ?? "no title"}
          </Link>
        </p>
      ) : null}
      {story ? (
        <p>
          <Link href={`/customers/${story.customerId}`}>
            The story of <bdi>{story.customer}</bdi>
          </Link>
        </p>
      ) : null}
      {hasSaid ? (
        <p className="small py-4 text-kept">You have said that you have read it.</p>
      ) : (
        <Form action={sayRead} hidden={{ briefingId }} label="Receipt" className="py-4">
          <SubmitButton>I have read it</SubmitButton>
        </Form>
      )}
      <Section title="Who has read it" aside={`${readCount} of ${advocateCount} advocates`} ruled>
        {receipts ? (
          <Receipts receipts={receipts} now={now} zone={actor.zone} />
        ) : (
          <p className="small text-ink-2">Names are for those who write briefings, and for the advocates themselves.</p>
        )}
      </Section>
    </div>
  );
}
