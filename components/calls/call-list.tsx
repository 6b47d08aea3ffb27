"use client";

import { formatSince } from "@/components/format/tenure-words";
import { formatMoment, wallClock } from "@/components/format/time";
import { LinkButton } from "@/components/ui/button";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Link } from "@/components/ui/link";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Call } from "@/server/calls/queries/list";
import { mostTries } from "@/server/domain/thank-you-call";
import { reactionWords } from "../customers/words";
import { holdSentence, lengthWords, outcomeWords, whereWords, wishWords } from "./words";

type Props = {
  label: string;
  calls: readonly Call[];
  now: Date;
  zone: string;
  take: FormAction;
  /** Those the reader has taken: they go on to the call itself. */
  mine?: boolean | undefined;
};

/** Whom to ring and thank, longest with us first. */
export function CallList({ label, calls, ...rest }: Props) {
  return (
    <ol aria-label={label}>
      {calls.map((call) => (
        <Line key={call.id} call={call} {...rest} />
      ))}
    </ol>
  );
}

type LineProps = Omit<Props, "label" | "calls"> & { call: Call };

function Line({ call, now, zone, take, mine }: LineProps) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-1 border-line border-t py-3 md:grid-cols-[11rem_minmax(0,1fr)_auto]">
      <div className="max-md:col-span-2">
        <p className="num font-medium text-sm">{lengthWords(call)}</p>
        <p className="small text-ink-3">{formatSince(call.tenure)}</p>
      </div>
      <div className="min-w-0">
        <p>
          <Link href={`/recognition/calls/${call.id}`} className="font-medium">
            <bdi>{call.name}</bdi>
          </Link>
          <span className="num text-ink-3"> · {whereWords(call, now)}</span>
        </p>
        <About call={call} now={now} zone={zone} />
      </div>
      <Act call={call} now={now} zone={zone} take={take} mine={mine} />
    </li>
  );
}

/** What to say, why not now, or what came of it. */
function About({ call, now, zone }: { call: Call; now: Date; zone: string }) {
  if (call.ended !== null)
    return (
      <p className="small text-ink-2">
        {outcomeWords[call.ended]}
        {call.ended === "not_reached" ? `, ${mostTries} times tried` : null}
        {call.reaction ? `: ${reactionWords[call.reaction]}` : null}
        {call.lastAt ? (
          <span className="text-ink-3">
            {" "}
            · {call.lastBy}, {formatMoment(new Date(call.lastAt), now, zone)}
          </span>
        ) : null}
      </p>
    );
  const [held, wishes] = [holdSentence(call), wishWords(call)];
  if (held !== null) return <p className="small text-due">Held back. {held}</p>;
  return (
    <>
      <p className="said">{call.thanks.line}</p>
      {wishes || call.tries > 0 ? (
        <p className="small text-ink-2">
          {wishes} {call.tries > 0 ? `Tried ${call.tries} of ${mostTries} times.` : null}
        </p>
      ) : null}
    </>
  );
}

function Act({ call, now, zone, take, mine }: LineProps) {
  const [phone] = call.phones;
  if (mine)
    return (
      <div className="flex flex-col items-end gap-1.5">
        {phone ? (
          <a href={`tel:${phone.normal}`} className="num whitespace-nowrap pointer-coarse:py-3">
            {phone.handle}
          </a>
        ) : null}
        <LinkButton href={`/recognition/calls/${call.id}`} look="primary" size="small">
          What came of it
        </LinkButton>
      </div>
    );
  if (call.ended !== null || call.hold !== null) return <span />;
  if (call.takenBy && call.takenUntil)
    return (
      <p className="small text-right text-ink-2">
        {call.takenBy.name} is calling
        <span className="num block text-ink-3">until {until(new Date(call.takenUntil), now, zone)}</span>
      </p>
    );
  return (
    <Form action={take} hidden={{ callId: call.id }} label={`I call ${call.name}`} className="justify-self-end">
      <SubmitButton look="plain" size="small" pending="Taking…" aria-label={`I call ${call.name}`}>
        I call
      </SubmitButton>
      <FormMessage label="Not taken" />
    </Form>
  );
}

/** "15:00" today, else with its day. */
function until(at: Date, now: Date, zone: string): string {
  const there = wallClock(at, zone);
  return there.on === wallClock(now, zone).on ? there.time : formatMoment(at, now, zone);
}
