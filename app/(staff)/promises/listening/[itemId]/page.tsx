import type { Metadata } from "next";
import { channelLine } from "@/components/contacts/contact-words";
import { Moment } from "@/components/format/moment";
import { FindingForm } from "@/components/listening/finding-form";
import { Findings } from "@/components/listening/findings";
import { monthWords } from "@/components/listening/words";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { Quote } from "@/components/ui/quote";
import { Denied } from "@/components/ui/states";
import { getCaller, getContext, isDenied, orDenied, orNotFound } from "@/server/trpc/caller";
import { recordFinding } from "../actions";

export const metadata: Metadata = { title: "Listen to a contact" };

type Props = { params: Promise<{ itemId: string }> };

export default async function ListenPage({ params }: Props) {
  const [{ itemId }, caller, { actor, now }] = await Promise.all([params, getCaller(), getContext()]);
  const item = await orNotFound(orDenied(caller.listening.item({ itemId })));
  if (isDenied(item)) return <Denied right={item.denied} />;
  const isClosed = item.findings.some(({ kind }) => kind === "nothing" || kind === "unclear");
  const isOwn = item.loggedBy.id === actor.id;
  return (
    <>
      <PageHead
        label={<Link href={`/promises/listening?month=${item.month}`}>Listening, {monthWords(item.month)}</Link>}
        title={<bdi>{item.customer.name}</bdi>}
        actions={<LinkButton href={`/customers/${item.customer.id}`}>The whole brief</LinkButton>}
      >
        {item.team} · {channelLine(item.channel, item.direction)} ·{" "}
        <Moment at={new Date(item.happenedAt)} now={now} zone={actor.zone} show="absolute" />
      </PageHead>
      <div className="grid max-w-2xl gap-7">
        <Quote>{item.words}</Quote>
        <Findings item={item} />
        {isOwn ? (
          <Notice tone="due" label="Your own" sentence="You held this contact: a colleague listens to it." />
        ) : isClosed ? null : (
          <FindingForm action={recordFinding} item={item} now={now} zone={actor.zone} />
        )}
      </div>
    </>
  );
}
