import { Link } from "@/components/ui/link";
import type { Reference } from "@/server/domain/decision-document";

type Props = {
  decisions: readonly Reference[];
  /** What is said before the decisions. */
  lead?: string;
  className?: string;
};

/** Which decisions quote this record as evidence. Nothing where none does. */
export function QuotedIn({ decisions, lead = "Quoted as evidence in", className = "mb-5" }: Props) {
  if (decisions.length === 0) return null;
  return (
    <p className={`small text-ink-2 ${className}`}>
      {lead}{" "}
      {decisions.map(({ id, number, title }, place) => (
        <span key={id}>
          {place > 0 ? ", " : ""}
          <Link href={`/decisions/${id}`}>
            decision {number}
            {title ? `: ${title}` : null}
          </Link>
        </span>
      ))}
      .
    </p>
  );
}
