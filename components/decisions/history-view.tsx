import { Moment } from "@/components/format/moment";
import { formatDay } from "@/components/format/time";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import type { BoardReviewDocument, CorrectionDocument, MoveDocument } from "@/server/domain/decision-document";
import { boardWords, correctableWords, moveWords } from "@/server/domain/decision-words";
import { Erased } from "./erased";

type Clock = { now: Date; zone: string };
type Props = Clock & {
  id: string;
  moves: readonly MoveDocument[];
  boardReviews: readonly BoardReviewDocument[];
  corrections: readonly CorrectionDocument[];
};

type Line = {
  id: string;
  at: string;
  what: string;
  /** The statement version put forward then. */
  version?: number | null;
  by: string;
  words: string | null;
  hasWords: boolean;
};

/** Everything that happened to the decision, in order; nothing is ever taken out. */
export function HistoryView({ id: decisionId, moves, boardReviews, corrections, now, zone }: Props) {
  const lines = [...moves.map(lineOfMove), ...boardReviews.map(lineOfReview), ...corrections.map(lineOfCorrection)];
  return (
    <Section id="history" title="History">
      <ol>
        {lines
          .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
          .map(({ id, at, what, version, by, words, hasWords }) => (
            <li
              key={id}
              className="grid gap-x-5 border-line border-t py-2 text-sm md:grid-cols-[8.5rem_minmax(0,1fr)] print:grid-cols-[8.5rem_minmax(0,1fr)]"
            >
              <span className="small text-ink-3">
                <Moment at={new Date(at)} now={now} zone={zone} show="absolute" />
              </span>
              <div>
                {what}{" "}
                {version ? <Link href={`/decisions/${decisionId}/versions/${version}`}>Version {version}.</Link> : null}{" "}
                <span className="text-ink-3">{by}</span>
                {hasWords ? <p className="said mt-0.5 text-ink-2">{words ?? <Erased what="The reason" />}</p> : null}
              </div>
            </li>
          ))}
      </ol>
    </Section>
  );
}

function lineOfMove({ id, recordedAt, kind, by, version, reviewOn, reason, hasReason }: MoveDocument): Line {
  const detail = reviewOn ? `, review on ${formatDay(reviewOn)}` : "";
  // The overrule stands beside the dissent it answers.
  const isOverrule = kind === "decided";
  return {
    id,
    at: recordedAt,
    what: `${moveWords[kind]}${detail}.`,
    version: kind === "proposed" ? version : null,
    by,
    words: reason,
    hasWords: hasReason && !isOverrule,
  };
}

function lineOfReview(it: BoardReviewDocument): Line {
  const next = it.reviewOn ? `, new review on ${formatDay(it.reviewOn)}` : "";
  const what = `Board of ${formatDay(it.meetingOn)}: ${boardWords[it.outcome].toLowerCase()}${next}.`;
  return { id: it.id, at: it.recordedAt, what, by: `Minuted by ${it.minutedBy}`, words: null, hasWords: false };
}

function lineOfCorrection({ id, recordedAt, field, by, words }: CorrectionDocument): Line {
  const change = words ? `“${words.before}” was meant to read “${words.after}”` : null;
  return { id, at: recordedAt, what: `Correction to ${correctableWords[field]}.`, by, words: change, hasWords: true };
}
