"use client";

import { formatDay, wallClock } from "@/components/format/time";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Link } from "@/components/ui/link";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ThanksRow } from "@/server/colleagues/queries";

type Props = {
  thanks: readonly ThanksRow[];
  me: string;
  zone: string;
  hide: FormAction;
  takeBack: FormAction;
};

/** Thanks, the newest first: whom they are for, what was said, whose they are. */
export function ThanksList({ thanks, me, zone, hide, takeBack }: Props) {
  return (
    <ol className="max-w-3xl">
      {thanks.map((one) => (
        <li key={one.id} className="flex items-start justify-between gap-x-4 border-line border-t py-3">
          <ThanksWords thanks={one} me={me} zone={zone} />
          <div className="flex shrink-0 flex-wrap justify-end gap-1">
            {one.personId === me ? (
              <Act
                action={hide}
                hidden={{ thanksId: one.id, hide: one.isHidden ? "no" : "yes" }}
                words={one.isHidden ? "Show it to others" : "Keep it to myself"}
              />
            ) : null}
            {one.byId === me ? <Act action={takeBack} hidden={{ thanksId: one.id }} words="Take back" /> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** One word of thanks, as it is read everywhere. */
export function ThanksWords({ thanks, me, zone }: { thanks: ThanksRow; me: string; zone: string }) {
  const { customer, words, whom, team, personId, by } = thanks;
  return (
    <div className="min-w-0">
      <p className="small">
        <span className="font-medium">{personId === me ? "You" : whom}</span>
        {personId && team ? <span className="text-ink-3">, {team}</span> : null}
        {thanks.isHidden ? <span className="text-ink-3"> · only you see this</span> : null}
      </p>
      <p className="said">{words ?? "The words were erased."}</p>
      <p className="small text-ink-3">
        {customer ? (
          <>
            from{" "}
            <Link href={`/customers/${customer.id}`}>
              <bdi>{customer.name}</bdi>
            </Link>
            , passed on by {by}
          </>
        ) : (
          <>from {by}</>
        )}
        , {formatDay(wallClock(new Date(thanks.at), zone).on)}
      </p>
    </div>
  );
}

function Act({ action, hidden, words }: { action: FormAction; hidden: Record<string, string>; words: string }) {
  return (
    <Form action={action} hidden={hidden} label={words}>
      <SubmitButton look="quiet" size="small">
        {words}
      </SubmitButton>
      <FormMessage />
    </Form>
  );
}
