import type { Metadata } from "next";
import { Moment } from "@/components/format/moment";
import { PutRightForm } from "@/components/listening/put-right-form";
import { throughWords, toldWords } from "@/components/listening/words";
import { Said } from "@/components/promises/said";
import { Facts } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { can } from "@/server/domain/permissions";
import { type Caller, getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { putRight } from "../actions";

export const metadata: Metadata = { title: "A promise nobody logged" };

type Props = { params: Promise<{ unloggedId: string }> };
type Unlogged = Awaited<ReturnType<Caller["listening"]["one"]>>;

export default async function UnloggedOnePage({ params }: Props) {
  const [{ unloggedId }, caller, { actor, now }] = await Promise.all([params, getCaller(), getContext()]);
  const unlogged = await orNotFound(caller.listening.one({ unloggedId }));
  const owners = unlogged.answer || !can(actor, "promise:make") ? null : await caller.promises.owners();
  const reader = { now, zone: actor.zone };
  return (
    <>
      <PageHead
        label={<Link href="/promises/unlogged">A promise nobody logged</Link>}
        title={<Said words={unlogged.said} />}
      >
        To{" "}
        <Link href={`/customers/${unlogged.customer.id}`}>
          <bdi>{unlogged.customer.name}</bdi>
        </Link>
      </PageHead>
      <div className="grid gap-x-14 gap-y-6 md:grid-cols-[minmax(0,1.9fr)_minmax(0,1fr)]">
        <Section title="Put it right">
          {unlogged.answer ? (
            <p className="text-ink-2">
              <Link href={`/promises/${unlogged.answer.promiseId}`}>A promise was made</Link> to put it right. This one
              stays counted.
            </p>
          ) : owners ? (
            <PutRightForm action={putRight} unlogged={unlogged} owners={owners} me={actor.id} {...reader} />
          ) : (
            <p className="text-ink-2">Whoever looks after customers can promise now what was not kept.</p>
          )}
        </Section>
        <Facts facts={factsOf(unlogged, reader)} />
      </div>
    </>
  );
}

function factsOf(unlogged: Unlogged, reader: { now: Date; zone: string }) {
  const { customer, issueId } = unlogged;
  return [
    { label: "How we know", value: throughWords[unlogged.through] },
    { label: "What became of it, as told", value: toldWords[unlogged.told] },
    { label: "Noted", value: <Moment at={new Date(unlogged.at)} {...reader} /> },
    { label: "Noted by", value: unlogged.foundBy },
    { label: "Whose contact it was", value: unlogged.team ?? "not known" },
    ...(issueId
      ? [{ label: "Complaint", value: <Link href={`/customers/${customer.id}/issues/${issueId}`}>The complaint</Link> }]
      : []),
  ];
}
