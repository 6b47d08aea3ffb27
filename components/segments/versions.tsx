import { Moment } from "@/components/format/moment";
import { conditionWords, ruleSentence } from "@/server/domain/rule-sentence";
import { rulesApart } from "@/server/domain/segment";
import type { SegmentVersion } from "@/server/segments/queries/one";

type Props = { versions: readonly SegmentVersion[]; now: Date; zone: string };

/** What the rule said, newest first: who changed it, when, and what. */
export function Versions({ versions, now, zone }: Props) {
  return (
    <ol>
      {versions.map((version, index) => (
        <li key={version.id} className="border-line border-t py-2 text-sm">
          <p>
            <span className="font-medium">Version {version.version}</span>
            <span className="text-ink-3">
              {" "}
              · {version.by}, <Moment at={version.recordedAt} now={now} zone={zone} />
            </span>
          </p>
          <p className="mt-0.5 text-ink-2">{ruleSentence(version.rule)}</p>
          <Changed now={version} before={versions[index + 1]} />
        </li>
      ))}
    </ol>
  );
}

function Changed({ now, before }: { now: SegmentVersion; before: SegmentVersion | undefined }) {
  if (!before) return null;
  const { added, removed, isJoinedOtherwise } = rulesApart(before.rule, now.rule);
  return (
    <ul className="small mt-1 text-ink-3">
      {removed.map((condition) => (
        <li key={`- ${conditionWords(condition)}`}>− {conditionWords(condition)}</li>
      ))}
      {added.map((condition) => (
        <li key={`+ ${conditionWords(condition)}`}>+ {conditionWords(condition)}</li>
      ))}
      {isJoinedOtherwise ? <li>put together otherwise</li> : null}
    </ul>
  );
}
