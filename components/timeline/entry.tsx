"use client";

import { AdvocacyBody } from "@/components/advocacy/entry-body";
import { channelLine, feedbackWords, feelingWords, scoreWords } from "@/components/contacts/contact-words";
import { reactionWords } from "@/components/customers/words";
import { Money } from "@/components/format/money";
import { formatDay } from "@/components/format/time";
import { issueWords } from "@/components/issues/issue-words";
import { GoodwillBody } from "@/components/limits/entry-body";
import { Link } from "@/components/ui/link";
import type { TimelineEntry } from "@/server/customers/queries/timeline";
import { changeHref, changeLine } from "./change-words";
import { issueStep, promiseWord } from "./entry-words";

type Of<Kind extends TimelineEntry["kind"]> = Extract<TimelineEntry, { kind: Kind }>;
type Props<Kind extends TimelineEntry["kind"]> = { entry: Of<Kind>; customerId: string };

/** What kind of thing it was: the narrow middle column. */
export function entryLabel(entry: TimelineEntry): string {
  switch (entry.kind) {
    case "contact":
      return channelLine(entry.channel, entry.direction);
    case "feedback":
      return feedbackWords[entry.source];
    case "purchase":
      return entry.amountMinor < 0 ? "Refund" : "Purchase";
    case "issue":
      return "Issue";
    case "promise":
      return "Promise";
    case "thanks":
      return "Thanks";
    case "advocacy":
      return "Advocacy";
    case "goodwill":
      return entry.gift ? "Goodwill" : "Extra mile";
    case "change":
      return "Change";
  }
}

/** What happened, in the customer's words where there are any. */
export function EntryBody({ entry, customerId }: { entry: TimelineEntry; customerId: string }) {
  switch (entry.kind) {
    case "contact":
      return <ContactBody entry={entry} customerId={customerId} />;
    case "feedback":
      return <FeedbackBody entry={entry} customerId={customerId} />;
    case "purchase":
      return <PurchaseBody entry={entry} customerId={customerId} />;
    case "issue":
      return <IssueBody entry={entry} customerId={customerId} />;
    case "promise":
      return <PromiseBody entry={entry} customerId={customerId} />;
    case "thanks":
      return <ThanksBody entry={entry} customerId={customerId} />;
    case "advocacy":
      return <AdvocacyBody entry={entry} />;
    case "goodwill":
      return <GoodwillBody entry={entry} customerId={customerId} />;
    case "change":
      return <ChangeBody entry={entry} customerId={customerId} />;
  }
}

function ContactBody({ entry, customerId }: Props<"contact">) {
  return (
    <>
      <bdi className="whitespace-pre-line">{entry.words}</bdi>
      <Feeling feeling={entry.feeling} />
      {entry.isWithdrawn ? <span className="text-ink-3"> · withdrawn with its import</span> : null}
      {entry.answersId ? (
        <>
          {" "}
          <Link href={`/customers/${customerId}/contacts/${entry.answersId}`}>Answers their feedback</Link>
        </>
      ) : null}
      <Aside
        by={entry.by}
        correct={`/customers/${customerId}/contacts/${entry.id}`}
        words={entry.isCorrected ? "corrected" : "correct"}
      />
    </>
  );
}

function FeedbackBody({ entry, customerId }: Props<"feedback">) {
  const { score, scaleFrom, scaleTo, place } = entry;
  return (
    <>
      <bdi className="font-serif text-[0.9375rem]">
        <q>{entry.words}</q>
      </bdi>{" "}
      {score === null ? null : <span className="num">{scoreWords(score, scaleFrom, scaleTo)}.</span>}
      <Feeling feeling={entry.feeling} />{" "}
      <Link href={`/customers/${customerId}/contacts/${entry.id}`} className={entry.isAnswered ? "" : "text-due"}>
        {entry.isAnswered ? "Answered" : "No reply yet"}
      </Link>
      <span className="text-ink-3">{place ? <bdi> · {place}</bdi> : null}</span>
    </>
  );
}

function Feeling({ feeling }: { feeling: number | null }) {
  if (feeling === null) return null;
  return (
    <>
      {" "}
      <span className="whitespace-nowrap">
        Felt: <span className={feelingInk(feeling)}>{feelingWords[feeling]}</span>
      </span>
    </>
  );
}

function PurchaseBody({ entry, customerId }: Props<"purchase">) {
  return (
    <>
      <span className={entry.isWithdrawn ? "line-through" : undefined}>
        <bdi>{entry.what ?? `Order ${entry.orderRef}`}</bdi> ·{" "}
        <Money minor={entry.amountMinor} currency={entry.currency} />
      </span>
      {entry.isWithdrawn ? <span className="text-ink-3"> · withdrawn, not counted</span> : null}
      <Aside
        by={entry.by}
        correct={entry.isWithdrawn ? null : `/customers/${customerId}/purchases/${entry.id}`}
        words={entry.isCorrected ? "corrected" : "correct"}
      />
    </>
  );
}

function IssueBody({ entry, customerId }: Props<"issue">) {
  return (
    <>
      <Link href={`/customers/${customerId}/issues/${entry.issueId}`}>
        {issueWords[entry.issueKind]} {issueStep(entry.what, entry.to)}
      </Link>
      {entry.words === null ? null : (
        <>
          : <bdi className="whitespace-pre-line">{entry.words}</bdi>
        </>
      )}
      <Aside by={entry.by} correct={null} />
    </>
  );
}

function PromiseBody({ entry }: Props<"promise">) {
  const { word, ink } = promiseWord(entry.what, entry.inTime);
  return (
    <>
      <Link href={`/promises/${entry.promiseId}`} className={ink}>
        {word}
      </Link>
      :{" "}
      {entry.said === null ? (
        <span className="text-ink-3">erased</span>
      ) : (
        <q className="font-serif text-[0.9375rem]">{entry.said}</q>
      )}
      <Aside by={entry.by} correct={null} />
    </>
  );
}

function ThanksBody({ entry }: Props<"thanks">) {
  return (
    <>
      <q>{entry.reason}</q>
      {entry.reaction ? ` They were ${reactionWords[entry.reaction]}.` : null}
      <Aside by={entry.by} correct={null} />
    </>
  );
}

function ChangeBody({ entry, customerId }: Props<"change">) {
  const href = changeHref(entry, customerId);
  const line = changeLine(entry);
  return (
    <>
      <bdi>{href ? <Link href={href}>{line}</Link> : line}</bdi>
      <Aside by={entry.by} correct={null} />
    </>
  );
}

type AsideProps = { by: string | null; correct: string | null; words?: string };

/** Who of ours it was, and the way to put a slip right or to see what was. */
function Aside({ by, correct, words = "correct" }: AsideProps) {
  return (
    <span className="text-ink-3">
      {by ? <> · {by}</> : null}
      {correct ? (
        <>
          {" "}
          · <Link href={correct}>{words}</Link>
        </>
      ) : null}
    </span>
  );
}

function feelingInk(feeling: number): string | undefined {
  if (feeling <= 2) return "text-broken";
  return feeling >= 4 ? "text-kept" : undefined;
}

/** "20 Nov 16:04" or, without a clock time, "12 Nov"; the year when it is not this one. */
export function entryDay(entry: TimelineEntry, on: string, time: string, thisYear: number): string {
  const day = formatDay(on as Parameters<typeof formatDay>[0], "short", thisYear);
  return entry.kind === "purchase" ? day : `${day} ${time}`;
}
