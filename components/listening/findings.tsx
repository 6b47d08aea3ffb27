import { Link } from "@/components/ui/link";
import type { Item } from "@/server/listening/queries/sample";
import { Said } from "../promises/said";
import { findingWords } from "./words";

/** What has been found in a contact so far. */
export function Findings({ item }: { item: Item }) {
  if (item.findings.length === 0) return null;
  return (
    <ul aria-label="Found so far">
      {item.findings.map(({ kind, said, by, at, promiseId }) => (
        <li key={at} className="border-line border-t py-2.5">
          <p className="small text-ink-3">
            {findingWords[kind]} · heard by {by}
          </p>
          {kind === "logged" || kind === "unlogged" ? (
            <p className="said">
              {promiseId ? (
                <Link href={`/promises/${promiseId}`}>
                  <Said words={said} />
                </Link>
              ) : (
                <Said words={said} />
              )}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
