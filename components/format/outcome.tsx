import type { Tone } from "@/components/ui/notice";
import type { PromiseOutcome } from "@/server/domain/promise-words";

const outcomes: Record<PromiseOutcome, { words: string; tone: Tone }> = {
  open: { words: "Open", tone: "plain" },
  moved: { words: "Moved", tone: "due" },
  overdue: { words: "Overdue", tone: "broken" },
  kept: { words: "Kept", tone: "kept" },
  attempted: { words: "Kept, by an honest attempt", tone: "kept" },
  kept_as_moved: { words: "Kept as moved, not as promised", tone: "due" },
  too_early: { words: "Not kept: too early", tone: "broken" },
  unproven: { words: "Not kept: no proof in time", tone: "broken" },
  late: { words: "Broken: done late", tone: "broken" },
  disputed: { words: "Broken: the customer says so", tone: "broken" },
  cancelled: { words: "Broken: cancelled by us", tone: "broken" },
  cancelled_by_customer: { words: "Cancelled by the customer", tone: "plain" },
  void: { words: "Void", tone: "plain" },
};

const inks: Record<Tone, string> = { plain: "text-ink-2", kept: "text-kept", due: "text-due", broken: "text-broken" };

/** What became of a promise: the word first, the colour with it. */
export function Outcome({ outcome }: { outcome: PromiseOutcome }) {
  const { words, tone } = outcomes[outcome];
  return <span className={inks[tone]}>{words}</span>;
}
