"use client";

import type { ReactNode } from "react";
import { formatDay } from "@/components/format/time";
import type { FormAction } from "@/components/ui/form";
import { isReviewOverdue } from "@/server/domain/goal";
import { isGoing } from "@/server/domain/intent";
import { lifecycleState } from "@/server/domain/lifecycle";
import { asksAgain, type NeedKind, needKinds } from "@/server/domain/need";
import type { PlainDate } from "@/server/domain/plain-date";
import { daysUntil } from "@/server/domain/special-date";
import type { Knowledge, KnownNeed } from "@/server/knowledge/queries/of";
import { Line, Quiet } from "./line";
import { StillSo } from "./still-so";
import { comingDay, comingWords, intentWords, learnedWords, needWords, preferenceSentences, stateWords } from "./words";

type Reader = {
  today: PlainDate;
  /** Null: the reader may not edit. */
  answer: FormAction | null;
};

/** What is known, as lines of the brief, the most important first. */
export function knownLines(knowledge: Knowledge, reader: Reader): ReactNode[] {
  return [
    intentLine(knowledge, "unsure"),
    ...preferenceLines(knowledge),
    ...needLines(knowledge, reader, (kind) => kind === "need"),
    ...dateLines(knowledge, reader.today),
    ...needLines(knowledge, reader, (kind) => kind !== "need"),
    ...stepLines(knowledge, reader.today),
    ...goalLines(knowledge, reader.today),
  ].filter((line) => line !== null);
}

/** The last line: who stays, and when we asked. */
export function intentLine({ intent }: Knowledge, only: "unsure" | "staying"): ReactNode {
  if (intent === null || isGoing(intent.intent) || intent.intent !== only) return null;
  return (
    <Line key="intent">
      {intent.words ? <bdi>“{intent.words}”</bdi> : intentWords[intent.intent]}{" "}
      <Quiet>
        · {intent.words ? `${intentWords[intent.intent].toLowerCase()}, ` : ""}
        {learnedWords(intent)}
      </Quiet>
    </Line>
  );
}

/** How to reach them. How they like to be thanked is said beside the thanks; not at all is said here. */
function preferenceLines({ preferences }: Knowledge): ReactNode[] {
  const said = preferences.filter(({ about, wish }) => about !== "thanks" || wish === "none");
  const [latest] = said.toSorted((a, b) => (a.learnedOn < b.learnedOn ? 1 : -1));
  if (latest === undefined) return [];
  return [
    <Line key="preferences">
      <bdi>{preferenceSentences(said).join(" ")}</bdi> <Quiet>· {learnedWords(latest)}</Quiet>
    </Line>,
  ];
}

function needLines({ needs }: Knowledge, reader: Reader, isWanted: (kind: NeedKind) => boolean): ReactNode[] {
  const order = needs.toSorted((a, b) => needKinds.indexOf(a.kind) - needKinds.indexOf(b.kind));
  return order.filter(({ kind }) => isWanted(kind)).map((need) => <NeedLine key={need.id} need={need} {...reader} />);
}

function NeedLine({ need, today, answer }: { need: KnownNeed } & Reader) {
  const asks = asksAgain(need.confirmedOn, today);
  return (
    <Line>
      {need.kind === "need" ? null : `${needWords[need.kind]}: `}
      {need.words === null ? <Quiet>words erased</Quiet> : <bdi className="whitespace-pre-line">{need.words}</bdi>}{" "}
      <Quiet>
        · {learnedWords(need)}
        {need.confirmedOn > need.learnedOn ? `, confirmed ${formatDay(need.confirmedOn, "month")}` : ""}
      </Quiet>
      {asks && answer ? <StillSo needId={need.id} words={need.words} back="brief" action={answer} /> : null}
      {asks && !answer ? <span className="text-due"> · more than a year old: ask whether it is still so</span> : null}
    </Line>
  );
}

function dateLines({ dates }: Knowledge, today: PlainDate): ReactNode[] {
  return dates.flatMap((date) => {
    const days = daysUntil(date, today);
    if (days === null) return [];
    const when = days === 0 ? "today" : days === 1 ? "tomorrow" : `on ${comingDay(date, today)}`;
    return [
      <Line key={date.id}>
        <bdi>{comingWords(date, today)}</bdi> {when}
      </Line>,
    ];
  });
}

function stepLines({ lifecycle }: Knowledge, today: PlainDate): ReactNode[] {
  return lifecycleState(lifecycle, today).map((state) => (
    <Line key={state.state}>
      <span className={state.state === "renewal_due" && state.isOverdue ? "text-due" : undefined}>
        {stateWords(state)}
      </span>
    </Line>
  ));
}

function goalLines({ goals }: Knowledge, today: PlainDate): ReactNode[] {
  return goals.map(({ id, words, reviewOn }) => (
    <Line key={id}>
      Wants to reach: {words === null ? <Quiet>words erased</Quiet> : <bdi>{words}</bdi>}{" "}
      {isReviewOverdue(reviewOn, today) ? (
        <span className="text-due">· look at it together: since {formatDay(reviewOn, "long")}</span>
      ) : (
        <Quiet>· to be looked at on {formatDay(reviewOn, "long")}</Quiet>
      )}
    </Line>
  ));
}
