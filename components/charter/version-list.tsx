import { Moment } from "@/components/format/moment";
import { counted } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import type { CharterVersion } from "@/server/charter/queries/versions";
import { standingOf } from "./signers";

type Props = { versions: readonly CharterVersion[]; now: Date; zone: string };

/** The versions, newest first, each with where it stands and since when. */
export function VersionList({ versions, now, zone }: Props) {
  return (
    <ul>
      {versions.map((version) => (
        <li
          key={version.id}
          className="flex flex-wrap items-baseline justify-between gap-x-6 border-line border-t py-3"
        >
          <span>
            <Link
              href={version.putUpAt ? `/charter/versions/${version.number}` : "/charter/draft"}
              className="font-medium"
            >
              Version {version.number}
            </Link>{" "}
            <span className={version.isInForce ? "text-kept" : "text-ink-2"}>{standingOf(version)}</span>
          </span>
          <span className="small text-ink-3">
            {counted(version.clauses.length, "clause")} · drafted by {version.draftedBy},{" "}
            <Moment at={version.putUpAt ?? version.recordedAt} now={now} zone={zone} show="absolute" />
          </span>
        </li>
      ))}
    </ul>
  );
}
