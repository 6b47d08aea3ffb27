import { Link } from "@/components/ui/link";
import { stateWords } from "@/server/domain/decision-words";
import { isBacked } from "@/server/domain/restriction";
import type { Cited } from "@/server/limits/queries/versions";

/** The decision something rests on, and whether it still stands behind it. */
export function CitedDecision({ decision }: { decision: Cited }) {
  const { id, number, title, state } = decision;
  return (
    <>
      <Link href={`/decisions/${id}`}>
        <span className="num">{number}</span> {title ?? "Words erased"}
      </Link>
      {isBacked(state) ? null : (
        <span className="text-broken"> ({stateWords[state].toLowerCase()}: it stands behind this no longer)</span>
      )}
    </>
  );
}
