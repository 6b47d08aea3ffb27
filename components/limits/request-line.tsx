"use client";

import type { ReactNode } from "react";
import { Moment } from "@/components/format/moment";
import { Money } from "@/components/format/money";
import { formatSpan } from "@/components/format/time";
import { Link } from "@/components/ui/link";
import type { GoodwillRequest } from "@/server/goodwill/queries/requests";
import { actWords, caseHref, caseWords, requestWords } from "./goodwill-words";

type Props = {
  request: GoodwillRequest;
  now: Date;
  zone: string;
  /** Said first where several customers stand below each other. */
  withCustomer?: boolean | undefined;
  children?: ReactNode;
};

/** One request: what, for whom, in whose words, where it stands and how long it waited. */
export function RequestLine({ request, now, zone, withCustomer, children }: Props) {
  const { customerId, act, amountMinor, currency, words, askedAt, state, reason } = request;
  const { word, ink } = requestWords[state];
  return (
    <article className="border-line border-t py-4">
      <h3 className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">
          {actWords[act]}, <Money minor={amountMinor} currency={currency} />
          {withCustomer ? (
            <>
              {" "}
              for{" "}
              <Link href={`/customers/${customerId}`}>
                <bdi>{request.customerName}</bdi>
              </Link>
            </>
          ) : null}
        </span>
        <span className={`small ${ink}`}>{word}</span>
      </h3>
      <p className="said mt-1 whitespace-pre-line">
        {words === null ? <span className="text-ink-3">Words erased</span> : <bdi>{words}</bdi>}
      </p>
      <p className="small mt-1 text-ink-3">
        For <Link href={caseHref(customerId, request.case)}>this {caseWords[request.case.kind]}</Link> ·{" "}
        {request.askedBy} asked {request.approver} · <Moment at={askedAt} now={now} zone={zone} show="absolute" /> ·{" "}
        <Wait request={request} now={now} />
        {withCustomer ? (
          <>
            {" "}
            · <Link href={`/customers/${customerId}/goodwill`}>What they were given before</Link>
          </>
        ) : null}
      </p>
      {reason ? (
        <p className="small mt-1 text-ink-2">
          {request.approver}: <q>{reason}</q>
        </p>
      ) : null}
      {children}
    </article>
  );
}

function Wait({ request: { askedAt, answeredAt }, now }: { request: GoodwillRequest; now: Date }) {
  const waited = (answeredAt ?? now).getTime() - askedAt.getTime();
  return (
    <span className={answeredAt ? undefined : "text-due"}>
      {answeredAt ? `waited ${formatSpan(waited)}` : `waiting for ${formatSpan(waited)}`}
    </span>
  );
}
