import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import type { BrandPromise } from "@/server/charter/queries/brand";
import type { Clause } from "@/server/charter/queries/versions";
import { isMeasured } from "@/server/domain/charter";

type Props = {
  promises: readonly BrandPromise[];
  /** The clauses in force: a promise measured by none of them is unmeasured. */
  clauses: readonly Clause[];
  /** How often a clause was kept, by its key. */
  rateOf: (key: string) => ReactNode;
};

/** What the brand says, each with the clauses that measure it, side by side and never summed into one figure. */
export function BrandPromiseList({ promises, clauses, rateOf }: Props) {
  if (promises.length === 0) return <p className="py-2 text-ink-2">The brand promises nothing here yet.</p>;
  return (
    <ul>
      {promises.map(({ threadId, words, clauseKeys }) => {
        const measuring = clauses.filter(({ key }) => clauseKeys.includes(key));
        return (
          <li key={threadId} className="border-line border-t py-3.5">
            <p className="finding">“{words}”</p>
            {isMeasured(measuring) ? (
              <ul className="small mt-1.5 grid gap-1">
                {measuring.map(({ key, title }) => (
                  <li key={key} className="flex flex-wrap justify-between gap-x-4">
                    <Link href={`/charter#${key}`} className="inline-block min-h-6 pointer-coarse:min-h-11">
                      {title}
                    </Link>
                    <span className="text-ink-2">{rateOf(key)}</span>
                  </li>
                ))}
              </ul>
            ) : (
              <p className="small mt-1 text-due">Unmeasured: no clause of the charter tells whether it is kept.</p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
