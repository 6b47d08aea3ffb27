import { formatDay } from "@/components/format/time";
import { classes } from "@/components/ui/classes";
import { Section } from "@/components/ui/section";
import type { BoardReviewDocument } from "@/server/domain/decision-document";
import { type BoardOutcome, boardWords } from "@/server/domain/decision-words";
import { Erased } from "./erased";

const inks: Record<BoardOutcome, string> = { supported: "text-kept", noted: "text-ink", referred_back: "text-broken" };

type Props = { reviews: readonly BoardReviewDocument[]; version: number };

/** What the board asked, as it was minuted: the challenge in full, the latest last. */
export function BoardView({ reviews, version }: Props) {
  if (reviews.length === 0) return null;
  return (
    <Section id="board" title="What the board asked">
      {reviews.map((review) => (
        <div
          key={review.id}
          className="grid gap-x-5 border-line border-t py-2.5 md:grid-cols-[8.5rem_minmax(0,1fr)] print:grid-cols-[8.5rem_minmax(0,1fr)] print:break-inside-avoid"
        >
          <div className="max-md:mb-1">
            <p className={classes("font-medium", inks[review.outcome])}>{boardWords[review.outcome]}</p>
            <p className="small text-ink-3">
              {formatDay(review.meetingOn)}
              {review.version === version ? null : `, on version ${review.version}`}
            </p>
          </div>
          <div>
            <p className="said wrap-anywhere">
              {review.challenge ? <bdi>{review.challenge}</bdi> : <Erased what="The challenge" />}
            </p>
            <p className="small mt-1 text-ink-3">
              Minuted by {review.minutedBy}
              {review.reviewOn ? `. New review on ${formatDay(review.reviewOn)}` : null}
            </p>
          </div>
        </div>
      ))}
    </Section>
  );
}
