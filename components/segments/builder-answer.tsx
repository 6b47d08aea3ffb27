import { formatCount, formatShare } from "@/components/format/words";
import { classes } from "@/components/ui/classes";
import { hasShare } from "@/server/domain/enough";
import type { RuleAnswer } from "./builder-state";

type Props = { sentence: string | null; answer: RuleAnswer | null; isCounting: boolean; unfinished: number };

/** The rule as a sentence, and how many it holds as of now. */
export function BuilderAnswer({ sentence, answer, isCounting, unfinished }: Props) {
  return (
    <div className="sticky top-0 z-10 border-line border-b bg-paper pt-1 pb-3">
      <p className={classes("finding", sentence === null && "text-ink-3")}>
        {sentence ?? "Choose a condition, and the sentence stands here."}
      </p>
      <p aria-live="polite" className="mt-1 min-h-6">
        <span className={isCounting ? "text-ink-3" : undefined}>{answer ? <Words answer={answer} /> : null}</span>
        {isCounting ? <span className="small text-ink-3"> counting…</span> : null}
        {unfinished > 0 ? (
          <span className="small text-due">
            {" "}
            {unfinished === 1 ? "One condition is" : `${unfinished} conditions are`} not finished yet and left out.
          </span>
        ) : null}
      </p>
    </div>
  );
}

function Words({ answer }: { answer: RuleAnswer }) {
  if ("fault" in answer) return <span className="text-broken">▲ {answer.fault}</span>;
  const { count } = answer;
  if ("unknown" in count) return <span className="text-due">{count.unknown}</span>;
  const { customers, everyone } = count;
  return (
    <>
      <span className="num font-semibold">{formatCount(customers)}</span> {customers === 1 ? "customer" : "customers"}
      {hasShare(everyone) ? `, ${formatShare(customers / everyone)} of ${formatCount(everyone)}` : null}
      <span className="text-ink-3"> · as of now</span>
    </>
  );
}
