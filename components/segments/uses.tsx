import { formatDay } from "@/components/format/time";
import { formatCount } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { effectWords } from "@/server/domain/decision-words";
import type { SegmentUse } from "@/server/segments/queries/one";

/** What relies on the segment, each with the count that was frozen for it. */
export function Uses({ uses }: { uses: readonly SegmentUse[] }) {
  if (uses.length === 0) return <p className="small text-ink-3">No decision names it.</p>;
  return (
    <ul>
      {uses.map(({ decisionId, number, title, effect, version, asOf, affectedCount, allCount }) => (
        <li key={decisionId} className="border-line border-t py-2 text-sm">
          <Link href={`/decisions/${decisionId}`}>
            {number}. {title ?? "A decision whose words were erased"}
          </Link>
          <span className="small block text-ink-3">
            {effectWords[effect]} · {formatCount(affectedCount)} of {formatCount(allCount)}, frozen {formatDay(asOf)}
            {version === null ? null : ` · version ${version}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
