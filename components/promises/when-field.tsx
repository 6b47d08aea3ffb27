"use client";

import { useEffect, useState } from "react";
import { formatMoment, relative, wallClock } from "@/components/format/time";
import { trpc } from "@/components/trpc-client";
import { Field } from "@/components/ui/field";
import { useTyped } from "@/components/ui/form-context";
import { Input } from "@/components/ui/input";
import type { Due } from "@/server/domain/due";

type Props = {
  customerId: string;
  /** "" is me. */
  who: string;
  now: Date;
  /** The reader's zone. */
  zone: string;
  label?: string;
  /** The field's name, and the name of what was shown. */
  name?: string;
  shownName?: string;
};

type Read = {
  typed: string;
  due?: Pick<Due, "dueAt" | "earliestAt" | "explanation" | "warnings"> & { zone: string };
  fault?: string;
};

/**
 * "When", as people say it. What it means is shown while typing, and what was shown travels with the form: without it
 * (no JavaScript) the server shows it and asks once more before saving.
 */
export function WhenField({ customerId, who, now, zone, label = "When", name = "when", shownName = "shown" }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const [kept = ""] = useTyped(name);
  const [shownBefore = ""] = useTyped(shownName);
  const text = typed ?? kept;
  const read = useDue(customerId, text, who);
  const current = read?.typed === text ? read : undefined;
  return (
    // What it means comes while somebody is on their way to the button: it has its room before it comes.
    <div className="min-h-40 md:min-h-32">
      <Field
        name={name}
        label={label}
        required
        hint={current ? undefined : "“Thu 3pm”, “tomorrow before noon”, “in 2 working days”"}
      >
        <Input autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
      </Field>
      <input type="hidden" name={shownName} value={current?.due?.dueAt.toISOString() ?? shownBefore} readOnly />
      <div role="status" className={current ? "mt-1.5" : undefined}>
        {current?.due ? <DueShown due={current.due} now={now} zone={zone} /> : null}
        {current?.fault ? <p className="small text-due">{current.fault}</p> : null}
      </div>
    </div>
  );
}

function DueShown({ due, now, zone }: { due: NonNullable<Read["due"]>; now: Date; zone: string }) {
  const there = wallClock(due.dueAt, due.zone).time;
  const isSame = there === wallClock(due.dueAt, zone).time;
  return (
    <>
      <p className="num font-medium text-kept text-sm">
        {formatMoment(due.dueAt, now, zone)}, {relative(due.dueAt, now, zone)}
        {isSame ? "" : ` (${there} there)`}
      </p>
      <p className="small text-ink-3">{due.explanation}</p>
      {due.warnings.map((warning) => (
        <p key={warning} className="small text-due">
          {warning}
        </p>
      ))}
    </>
  );
}

/** Asks the server what the words mean, a moment after typing stops; an older answer never overtakes a newer one. */
function useDue(customerId: string, text: string, who: string): Read | undefined {
  const [read, setRead] = useState<Read>();
  useEffect(() => {
    if (text.trim() === "") return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      trpc.promises.previewDue
        .query({ customerId, when: text, who }, { signal: abort.signal })
        .then((answer) => {
          if ("refused" in answer) return setRead({ typed: text, fault: answer.refused });
          const { calendar, ...due } = answer;
          setRead({ typed: text, due: { ...due, zone: calendar.customer.zone } });
        })
        .catch((error: Error) => {
          if (!abort.signal.aborted) setRead({ typed: text, fault: error.message });
        });
    }, 250);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [customerId, text, who]);
  return read;
}
