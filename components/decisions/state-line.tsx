import { formatDay } from "@/components/format/time";
import { classes } from "@/components/ui/classes";
import { type DecisionState, stateWords } from "@/server/domain/decision-words";
import type { PlainDate } from "@/server/domain/plain-date";

const inks: Record<DecisionState, string> = {
  draft: "text-ink-2",
  proposed: "text-due",
  decided: "text-due",
  in_effect: "text-kept",
  reviewed: "text-ink",
  closed: "text-ink",
  rejected: "text-broken",
  withdrawn: "text-ink-2",
  superseded: "text-ink-2",
  reversed: "text-broken",
};

/** A state in its word and colour. */
export function StateWord({ state }: { state: DecisionState }) {
  return <span className={inks[state]}>{stateWords[state]}</span>;
}

type Props = { state: DecisionState; sinceOn: PlainDate; reviewOn: PlainDate | null; today: PlainDate };

/** The line under a decision's title: where it stands, since when, and what comes next. */
export function StateLine({ state, sinceOn, reviewOn, today }: Props) {
  const year = Number(today.slice(0, 4));
  const isOverdue = reviewOn !== null && reviewOn < today && state === "in_effect";
  return (
    <>
      <span className={classes("font-medium", inks[state])}>
        {stateWords[state]} {state === "decided" ? "on" : "since"} {formatDay(sinceOn, "long", year)}
      </span>
      {state === "decided" ? " · not in effect yet" : null}
      {reviewOn && ["decided", "in_effect"].includes(state) ? (
        <span className={isOverdue ? "text-broken" : undefined}>
          {" "}
          · {isOverdue ? "review was due" : "reviewed next"} on {formatDay(reviewOn, "long", year)}
        </span>
      ) : null}
    </>
  );
}
