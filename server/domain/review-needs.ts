import { mayFollow, replaceable } from "./decision";
import type { DecisionDocument } from "./decision-document";
import type { PlainDate } from "./plain-date";

/** How a review can end. */
export type ReviewEnd = "review" | "continue" | "close" | "supersede" | "reverse";

/** One thing that is needed, and whether it is there. */
export type Need = { readonly says: string; readonly isThere: boolean };

/** Whether a review is overdue: its day has gone by and the decision goes on without one. */
export function isReviewOverdue({ state, reviewOn }: Pick<DecisionDocument, "state" | "reviewOn">, today: PlainDate) {
  return state === "in_effect" && reviewOn !== null && reviewOn < today;
}

/** The day the board minuted for it to go on, after the last review; null: none, or it has gone by. */
function minutedDay({ boardReviews, moves }: DecisionDocument, today: PlainDate): PlainDate | null {
  const reviewed = moves.findLast(({ kind }) => kind === "reviewed");
  if (!reviewed) return null;
  const since = boardReviews.filter(({ recordedAt, reviewOn }) => {
    return reviewOn !== null && new Date(recordedAt) >= new Date(reviewed.recordedAt);
  });
  const day = since.at(-1)?.reviewOn ?? null;
  return day !== null && day > today ? day : null;
}

/** What each end of a review needs, in the order it is done; an end that cannot follow on the state is not listed. */
export function needsOf(it: DecisionDocument, today: PlainDate): { end: ReviewEnd; needs: Need[] }[] {
  const open = (it.statement?.predictions ?? []).filter(({ outcome }) => outcome === null).length;
  const due = (it.statement?.predictions ?? []).filter(({ outcome, resolveOn }) => !outcome && resolveOn <= today);
  const day = minutedDay(it, today);
  const notOwner = { says: "Somebody other than the owner, a manager.", isThere: true };
  const all: { end: ReviewEnd; may: boolean; needs: Need[] }[] = [
    {
      end: "review",
      may: mayFollow("reviewed", it.state),
      needs: [
        notOwner,
        { says: "Better with what came of every prediction whose day has come.", isThere: due.length === 0 },
        { says: "What came of it, in at least 20 characters.", isThere: false },
      ],
    },
    {
      end: "continue",
      may: mayFollow("continued", it.state),
      needs: [notOwner, { says: "A new review day, minuted by the board after the review.", isThere: day !== null }],
    },
    {
      end: "close",
      may: mayFollow("closed", it.state),
      needs: [notOwner, { says: "What came of every prediction.", isThere: open === 0 }],
    },
    {
      end: "supersede",
      may: replaceable.includes(it.state),
      needs: [
        { says: "A new decision with its own statement; once it is decided, this one is replaced.", isThere: false },
      ],
    },
    {
      end: "reverse",
      may: mayFollow("reversed", it.state),
      needs: [{ says: "Why it is taken back, in at least 20 characters.", isThere: false }],
    },
  ];
  return all.filter(({ may }) => may).map(({ end, needs }) => ({ end, needs }));
}
