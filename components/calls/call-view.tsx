import { sayTenure } from "@/components/format/tenure-words";
import { formatMoment } from "@/components/format/time";
import { Facts } from "@/components/ui/facts";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Call } from "@/server/calls/queries/list";
import { mostTries } from "@/server/domain/thank-you-call";
import { reactionWords } from "../customers/words";
import { LogForm } from "./log-form";
import { holdSentence, lengthWords, outcomeWords, whereWords, wishWords } from "./words";

type Acts = { take: FormAction; giveBack: FormAction; log: FormAction };
type Props = { call: Call; me: string; now: Date; zone: string; acts: Acts };

/** One call: what to say, the number, and what came of it. */
export function CallView({ call, me, now, zone, acts }: Props) {
  return (
    <div className="grid gap-x-14 gap-y-6 md:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
      <div className="grid max-w-xl content-start gap-5">
        <Notice tone={call.hold || call.ended ? "plain" : "kept"} label="Say" sentence={call.thanks.line}>
          {wishWords(call)}
        </Notice>
        <Now call={call} me={me} now={now} zone={zone} acts={acts} />
      </div>
      <div>
        <Facts
          facts={[
            { label: "With us", value: `${lengthWords(call)}. ${sayTenure(call.tenure, call.statedSinceSource)}` },
            { label: "Where", value: whereWords(call, now) },
            ...(call.called ? [{ label: "Likes to be called", value: call.called }] : []),
            { label: "Tried so far", value: call.tries === 0 ? "not yet" : `${call.tries} of ${mostTries} times` },
          ]}
        />
      </div>
    </div>
  );
}

function Now({ call, me, now, zone, acts }: Props) {
  if (call.ended !== null) return <Made call={call} now={now} zone={zone} />;
  if (call.takenBy?.id === me)
    return (
      <>
        <Numbers call={call} />
        <LogForm callId={call.id} tries={call.tries} log={acts.log} giveBack={acts.giveBack} />
      </>
    );
  const held = holdSentence(call);
  if (held !== null) return <Notice tone="due" label="Held back" sentence={held} />;
  if (call.takenBy && call.takenUntil)
    return (
      <p className="text-ink-2">
        {call.takenBy.name} is calling, until {formatMoment(new Date(call.takenUntil), now, zone)} at the latest.
      </p>
    );
  return (
    <Form action={acts.take} hidden={{ callId: call.id }} label="I call">
      <SubmitButton pending="Taking…">I call</SubmitButton>
      <p className="small mt-2 text-ink-3">Nobody else rings them meanwhile. It is given back after a day.</p>
      <FormMessage label="Not taken" />
    </Form>
  );
}

function Numbers({ call: { phones } }: { call: Call }) {
  return (
    <ul aria-label="Numbers" className="flex flex-wrap gap-x-6 gap-y-1">
      {phones.map(({ handle, normal }) => (
        <li key={normal}>
          <a href={`tel:${normal}`} className="num font-serif text-2xl leading-loose">
            {handle}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Made({ call, now, zone }: { call: Call; now: Date; zone: string }) {
  return (
    <p className="text-ink-2">
      {call.ended ? outcomeWords[call.ended] : null}
      {call.reaction ? `: ${reactionWords[call.reaction]}` : null}.{" "}
      {call.lastAt ? (
        <span className="text-ink-3">
          {call.lastBy}, {formatMoment(new Date(call.lastAt), now, zone)}
        </span>
      ) : null}
    </p>
  );
}
