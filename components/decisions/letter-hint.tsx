"use client";

import { use } from "react";
import { Link } from "@/components/ui/link";
import { DraftContext } from "./draft-state";

/** What could be better in one field: said beside it, never in the way. */
export function LetterHint({ field }: { field: string }) {
  const hints = use(DraftContext).hints.filter((hint) => hint.field === field);
  if (hints.length === 0) return null;
  return (
    <div role="status">
      <ul className="small mt-1.5 grid gap-1 text-due">
        {hints.map(({ sentence, decision }) => (
          <li key={sentence} className="flex gap-1.5">
            <span aria-hidden="true">◇</span>
            <span>
              <span className="sr-only">A hint: </span>
              {sentence}
              {decision ? (
                <>
                  {" "}
                  <Link href={`/decisions/${decision.id}`}>Look at decision {decision.number}</Link>
                </>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
