import { Moment } from "@/components/format/moment";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import type { RetiredSegment } from "@/server/segments/queries/list";

type Props = { retired: readonly RetiredSegment[]; now: Date; zone: string };

/** Segments that are offered no more; what relied on them still opens them. */
export function RetiredSegments({ retired, now, zone }: Props) {
  if (retired.length === 0) return null;
  return (
    <Disclosure summary={`Retired (${retired.length})`} className="mt-4">
      <ul className="small grid gap-1">
        {retired.map(({ id, name, retiredAt, by }) => (
          <li key={id}>
            <Link href={`/segments/${id}`}>{name}</Link>
            <span className="text-ink-3">
              , by {by}, <Moment at={retiredAt} now={now} zone={zone} show="absolute" />
            </span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
