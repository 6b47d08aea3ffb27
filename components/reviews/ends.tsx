import { BoardForm } from "@/components/decisions/acts/board-form";
import { PlainAct, ReasonForm } from "@/components/decisions/acts/reason-form";
import { Disclosure } from "@/components/ui/disclosure";
import type { FormAction } from "@/components/ui/form";
import { Section } from "@/components/ui/section";
import type { ActKey } from "@/server/domain/decision-acts";
import type { DecisionDocument } from "@/server/domain/decision-document";
import type { PlainDate } from "@/server/domain/plain-date";
import { type Need, needsOf, type ReviewEnd } from "@/server/domain/review-needs";

const titles: Record<ReviewEnd, string> = {
  review: "Record the review",
  continue: "Let it go on",
  close: "Close it",
  supersede: "Replace it",
  reverse: "Take it back",
};

type Props = { document: DecisionDocument; acts: readonly ActKey[]; today: PlainDate; action: FormAction };

/** The ways a review can end, each with what it needs and what of that is there; the form where it is the reader's to do. */
export function Ends({ document, acts, today, action }: Props) {
  const ends = needsOf(document, today);
  if (ends.length === 0)
    return <p className="text-ink-2">There is nothing to review: the decision is not in effect, or has ended.</p>;
  const form = { id: document.id, action };
  return (
    <Section title="What becomes of it">
      {document.state === "reviewed" && acts.includes("minuteBoard") ? (
        <Disclosure summary="Minute what the board said, with a new review day" className="border-line border-t py-2">
          <div className="max-w-[34rem] pb-3">
            <BoardForm {...form} act="minuteBoard" today={today} isReviewed />
          </div>
        </Disclosure>
      ) : null}
      {ends.map(({ end, needs }) => (
        <div key={end} className="border-line border-t py-3">
          <h3 className="font-medium">{titles[end]}</h3>
          <Needs needs={needs} />
          {acts.includes(end) ? <End end={end} form={form} isReady={needs.every(({ isThere }) => isThere)} /> : null}
        </div>
      ))}
    </Section>
  );
}

function Needs({ needs }: { needs: readonly Need[] }) {
  return (
    <ul className="small mt-1 text-ink-2">
      {needs.map(({ says, isThere }) => (
        <li key={says} className="flex gap-2">
          <span aria-hidden="true" className={isThere ? "text-kept" : "text-ink-3"}>
            {isThere ? "✓" : "○"}
          </span>
          <span>
            {says}
            {isThere ? <span className="sr-only"> It is there.</span> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

type EndProps = { end: ReviewEnd; form: { id: string; action: FormAction }; isReady: boolean };

/** Going on and closing are offered once all they need is there; the rest is asked in the form. */
function End({ end, form, isReady }: EndProps) {
  const act = { ...form, act: end };
  if (end === "review") return <ReasonForm {...act} label="What came of it?" button="Record the review" />;
  if (end === "continue") return isReady ? <PlainAct {...act} label="Go on" /> : null;
  if (end === "close") return isReady ? <PlainAct {...act} label="Close" /> : null;
  return (
    <Disclosure summary={end === "supersede" ? "Draft a replacement" : "Reverse"}>
      <div className="max-w-[34rem] pb-2">
        {end === "supersede" ? (
          <PlainAct {...act} label="Draft a replacement" hint="Opens a draft with these words." />
        ) : (
          <ReasonForm {...act} label="Why is it taken back?" button="Reverse" danger />
        )}
      </div>
    </Disclosure>
  );
}
