import { Link } from "@/components/ui/link";
import type { PromiseScope } from "@/server/promises/queries/queue";

type Props = {
  scope: PromiseScope;
  /** How many are broken and not put right, counted as far as 100. */
  waiting: number;
  mayHandOver: boolean;
  /** Whose alone they are; null: anybody's. */
  customer: string | null;
};

/** What stands beside a queue: what was broken in it, whose it could be, and whether it is all of it. */
export function QueueLinks({ scope, waiting, mayHandOver, customer }: Props) {
  return (
    <ul className="small mb-3 flex flex-wrap gap-x-5 gap-y-1 text-ink-2 print:hidden *:flex *:min-h-6 *:items-center pointer-coarse:*:min-h-11">
      {customer === null ? null : (
        <li>
          <span>
            Only to <bdi>{customer}</bdi>. <Link href={`/promises?of=${scope}`}>To everybody</Link>
          </span>
        </li>
      )}
      <li>
        {waiting === 0 ? (
          <span className="text-ink-3">Nothing waits to be put right.</span>
        ) : (
          <Link href={`/promises/broken?of=${scope}`}>{waiting === 100 ? "100 or more" : waiting} to put right</Link>
        )}
      </li>
      {mayHandOver ? (
        <li>
          <Link href="/promises/hand-over">Hand over a colleague’s</Link>
        </li>
      ) : null}
    </ul>
  );
}
