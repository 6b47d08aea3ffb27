import { formatDay } from "@/components/format/time";
import { classes } from "@/components/ui/classes";
import type { AnswerDue } from "@/server/domain/decision";
import { type DecisionState, stateWords } from "@/server/domain/decision-words";
import type { PlainDate } from "@/server/domain/plain-date";
import { isReviewOverdue } from "@/server/domain/register";

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

type Props = {
  state: DecisionState;
  sinceOn: PlainDate;
  reviewOn: PlainDate | null;
  answer: AnswerDue | null;
  today: PlainDate;
};

/** The line under a decision's title: where it stands, since when, and what comes next. */
export function StateLine({ state, sinceOn, reviewOn, answer, today }: Props) {
  const year = Number(today.slice(0, 4));
  const isOverdue = isReviewOverdue(state, reviewOn, today);
  return (
    <>
      <span className={classes("font-medium", inks[state])}>
        {stateWords[state]} {state === "decided" ? "on" : "since"} {formatDay(sinceOn, "long", year)}
      </span>
      {state === "decided" ? " · not in effect yet" : null}
      {answer ? (
        <span className={answer.isOverdue ? "text-broken" : undefined}>
          {" "}
          · {answer.isOverdue ? "overdue for an answer: it was due on" : "to be answered by"}{" "}
          {formatDay(answer.on, "long", year)}
        </span>
      ) : null}
      {reviewOn && ["decided", "in_effect"].includes(state) ? (
        <span className={isOverdue ? "text-broken" : undefined}>
          {" "}
          · {isOverdue ? "review was due" : "reviewed next"} on {formatDay(reviewOn, "long", year)}
        </span>
      ) : null}
    </>
  );
}
