import { formatDay, wallClock } from "@/components/format/time";
import { counted } from "@/components/format/words";
import { Disclosure } from "@/components/ui/disclosure";
import { Quote } from "@/components/ui/quote";
import type { Since } from "@/server/advocates/queries/since";
import type { StatementDocument } from "@/server/domain/decision-document";
import { evidenceWords, stanceWords } from "@/server/domain/decision-words";
import type { Change } from "@/server/domain/statement-changes";
import { Erased } from "./erased";

type Props = { statement: StatementDocument; since: Since; zone: string };

/** What an advocate has before their eyes when they speak: the version, what customers said, what changed since they last spoke. */
export function PositionBrief({ statement, since, zone }: Props) {
  const { version, evidence, evidenceBasis, words } = statement;
  const before = evidence.filter(({ afterDecision }) => !afterDecision);
  return (
    <div className="grid gap-3 border-line border-b pb-4">
      <p className="small text-ink-2">
        On version {version} of the statement, as it was put forward on{" "}
        {formatDay(wallClock(new Date(statement.recordedAt), zone).on)}.
      </p>
      {since ? <Before since={since} zone={zone} /> : null}
      {before.map(({ id, kind, words: said }) => (
        <Quote key={id} by={evidenceWords[kind]}>
          {said ?? <Erased what="What was quoted" />}
        </Quote>
      ))}
      {evidenceBasis === "assumption" ? (
        <p className="small text-due">
          No customer is quoted: it rests on an assumption.{" "}
          {words?.evidenceGap ? `Not known: ${words.evidenceGap}` : null}
        </p>
      ) : null}
    </div>
  );
}

function Before({ since, zone }: { since: NonNullable<Since>; zone: string }) {
  const { version, stance, saidAt, changes } = since;
  const said = `You said “${stanceWords[stance].toLowerCase()}” on version ${version}, ${formatDay(wallClock(saidAt, zone).on)}.`;
  if (changes === null)
    return <p className="small text-ink-2">{said} What has changed since cannot be told: words were erased.</p>;
  if (changes.length === 0)
    return (
      <p className="small text-ink-2">
        {said} Nothing reads otherwise since; it still asks for your word on this version.
      </p>
    );
  return (
    <div>
      <p className="small text-ink-2">{said} It does not carry over.</p>
      <Disclosure summary={`${counted(changes.length, "field reads", "fields read")} otherwise since`} open>
        <Changes changes={changes} />
      </Disclosure>
    </div>
  );
}

function Changes({ changes }: { changes: readonly Change[] }) {
  return (
    <dl className="grid">
      {changes.map(({ field, before, after }) => (
        <div
          key={field}
          className="grid gap-x-4 border-line border-t py-2 md:grid-cols-[8.5rem_minmax(0,1fr)] print:grid-cols-[8.5rem_minmax(0,1fr)]"
        >
          <dt className="small text-ink-3">{field}</dt>
          <dd className="small grid gap-1">
            <del className="text-ink-3">
              <span className="sr-only">Before: </span>
              {before || "nothing said"}
            </del>
            <ins className="no-underline">
              <span className="sr-only">Now: </span>
              {after || "nothing said"}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
