"use client";

import { formatMoment, relative } from "@/components/format/time";
import { PromiseLink } from "@/components/promises/promise-link";
import type { FormAction } from "@/components/ui/form";
import { Link } from "@/components/ui/link";
import type { WarningView } from "@/server/domain/warning-words";
import type { Warning, WarningAnswer } from "@/server/warnings/queries";
import { AnswerForm } from "./answer-form";
import { factsSentence, ruleWords, warningKindWords } from "./words";

type Props = {
  warnings: readonly Warning[];
  view: WarningView;
  now: Date;
  zone: string;
  /** Null: the reader may not answer. */
  answer: FormAction | null;
};

/** Best customers who give cause for worry: which rule fired on what, what was done, what followed. */
export function WarningList({ warnings, ...rest }: Props) {
  return (
    <ol className="border-line border-b">
      {warnings.map((warning) => (
        <Row key={warning.kind + warning.episode} warning={warning} {...rest} />
      ))}
    </ol>
  );
}

function Row({ warning, view, now, zone, answer }: Omit<Props, "warnings"> & { warning: Warning }) {
  const since = new Date(warning.since);
  return (
    <li className="grid items-start gap-x-5 gap-y-1 border-line border-t py-3 first:border-t-0 md:grid-cols-[9rem_minmax(0,1fr)_13rem]">
      <div className="flex flex-wrap items-baseline gap-x-2 md:block">
        <span className={`font-medium text-sm ${warning.kind === "broken_promise" ? "text-broken" : "text-due"}`}>
          {warningKindWords[warning.kind]}
        </span>
        <time
          dateTime={since.toISOString()}
          title={formatMoment(since, now, zone)}
          className="small num block text-ink-3"
        >
          {relative(since, now, zone)}
          {warning.holds || view === "judged" ? "" : ", over now"}
        </time>
      </div>
      <Facts warning={warning} now={now} zone={zone} />
      <div className="min-w-0 max-md:mt-1">
        {answer ? <AnswerForm action={answer} warning={warning} view={view} /> : null}
      </div>
    </li>
  );
}

function Facts({ warning, now, zone }: { warning: Warning; now: Date; zone: string }) {
  const { customerId, name, band, said, owner, facts, rule, done, followed } = warning;
  const about = "promiseId" in facts ? `/promises/${facts.promiseId}` : null;
  return (
    <div className="min-w-0">
      <p>
        <Link href={`/customers/${customerId}`} className="font-medium">
          <bdi>{name}</bdi>
        </Link>
        {band ? <span className="text-ink-3"> · {band} band</span> : null}{" "}
        <PromiseLink customer={{ id: customerId, name }} />
      </p>
      <p>{factsSentence(facts, { now, zone })}</p>
      {said ? (
        <p className="said line-clamp-2">
          {about ? (
            <Link href={about} className="text-inherit">
              <bdi>“{said}”</bdi>
            </Link>
          ) : (
            <bdi>“{said}”</bdi>
          )}
        </p>
      ) : null}
      <p className="small text-ink-3">
        Rule: {ruleWords(rule)}
        {owner ? ` · with ${owner}` : null}
      </p>
      {done ? <Said label="Done" answer={done} now={now} zone={zone} /> : null}
      {followed ? (
        <Said
          label={followed.wasRight ? "The warning was right" : "The warning was wrong"}
          answer={followed}
          now={now}
          zone={zone}
        />
      ) : null}
    </div>
  );
}

function Said({ label, answer, now, zone }: { label: string; answer: WarningAnswer; now: Date; zone: string }) {
  return (
    <p className="small mt-1.5 border-line-strong border-l-2 pl-3">
      <span className="font-medium">{label}:</span> <bdi>{answer.words ?? "words erased"}</bdi>{" "}
      <span className="text-ink-3">
        {answer.by}, {formatMoment(new Date(answer.at), now, zone)}
      </span>
    </p>
  );
}
