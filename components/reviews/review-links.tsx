import { Link } from "@/components/ui/link";
import type { DecisionDocument } from "@/server/domain/decision-document";
import type { PlainDate } from "@/server/domain/plain-date";
import { isReviewOverdue } from "@/server/domain/review-needs";

type Props = { document: DecisionDocument; today: PlainDate };

/** From a decision to its review and to how its statement was scored, once there is something to look at. */
export function ReviewLinks({ document, today }: Props) {
  const has = (kind: "decided" | "put_in_effect") => document.moves.some((move) => move.kind === kind);
  if (!has("decided")) return null;
  return (
    <span className="print:hidden">
      {has("put_in_effect") ? (
        <>
          <Link href={`/decisions/${document.id}/review`}>Review</Link>
          {isReviewOverdue(document, today) ? <span className="text-broken">, overdue</span> : null} ·{" "}
        </>
      ) : null}
      <Link href={`/decisions/${document.id}/score`}>Score of the statement</Link>
    </span>
  );
}
