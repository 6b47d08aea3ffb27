import { formatDay } from "@/components/format/time";
import { formatNumber } from "@/components/format/words";
import { dayIn } from "@/server/domain/plain-date";
import { marksInWords, medianScore, rubric } from "@/server/domain/rubric";
import type { ScoresOf } from "@/server/reviews/queries/scores";

/** How peers scored a statement: the median, then each score with its noes and notes. */
export function ScoresView({ scores: { scores }, zone }: { scores: ScoresOf; zone: string }) {
  const median = medianScore(scores.map(({ marks }) => marks));
  if (median === null) return <p className="text-ink-2">Nobody has scored this statement yet.</p>;
  return (
    <>
      <p className="finding mb-2">
        {formatNumber(median)} of {rubric.length}
        {scores.length > 1 ? `, the median of ${scores.length}` : ""}
      </p>
      {scores.map(({ marks, notes, by, recordedAt }) => (
        <article key={by + recordedAt} className="border-line border-t py-2.5">
          <p>
            {marksInWords(marks)}{" "}
            <span className="text-ink-3">
              by {by}, {formatDay(dayIn(zone, new Date(recordedAt)))}
            </span>
          </p>
          <ul className="small mt-1 text-ink-2">
            {rubric.flatMap(({ key, question }, place) =>
              marks[place] === 1 && !notes?.[key]
                ? []
                : [
                    <li key={key}>
                      {marks[place] === 1 ? "Yes: " : "No: "}
                      {question}
                      {notes?.[key] ? <span className="text-ink"> {notes[key]}</span> : null}
                    </li>,
                  ],
            )}
          </ul>
        </article>
      ))}
    </>
  );
}
