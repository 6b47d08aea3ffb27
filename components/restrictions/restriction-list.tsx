"use client";

import { formatDay, wallClock } from "@/components/format/time";
import { CitedDecision } from "@/components/limits/cited-decision";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { EmptyState } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Restriction } from "@/server/restrictions/queries";
import { restrictionWords } from "./restriction-words";

type Props = {
  restrictions: readonly Restriction[];
  zone: string;
  /** Null: the reader may not end one. */
  end: FormAction | null;
};

/** Every restriction there was: what, why, by which decision, for which days. */
export function RestrictionList({ restrictions, zone, end }: Props) {
  if (restrictions.length === 0) return <EmptyState title="Held to nothing that others are not held to." />;
  return (
    <ol>
      {restrictions.map((one) => (
        <li key={one.id} className="border-line border-t py-3">
          <p className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="font-serif text-lg leading-snug">
              <bdi>{one.words ?? "Words erased"}</bdi>
            </span>
            <span className={`small ${restrictionWords[one.state].ink}`}>{restrictionWords[one.state].word}</span>
          </p>
          <p className="small text-ink-2">
            <bdi>{one.reason ?? "Reason erased"}</bdi>
          </p>
          <p className="small mt-0.5 text-ink-3">
            {formatDay(one.fromOn, "short")} until {formatDay(one.untilOn, "short")} · decision{" "}
            <CitedDecision decision={one.decision} /> · set by {one.setBy},{" "}
            {formatDay(wallClock(new Date(one.setAt), zone).on, "short")}
            {one.endedOn ? ` · ended by ${one.endedBy}, ${formatDay(one.endedOn, "short")}` : null}
          </p>
          {end && (one.state === "holds" || one.state === "ahead" || one.state === "not_backed") ? (
            <Form
              action={end}
              hidden={{ restrictionId: one.id }}
              label={`End “${one.words}”`}
              className="mt-1 grid gap-2"
            >
              <FormMessage />
              <div>
                <SubmitButton look="plain" size="small">
                  End it today
                </SubmitButton>
              </div>
            </Form>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
