import { formatCount, formatShare } from "@/components/format/words";
import { hasShare } from "@/server/domain/enough";
import { captureOf } from "@/server/domain/listening";
import { wilson } from "@/server/domain/wilson";
import type { TeamHeard } from "@/server/listening/queries/capture";

/** One sentence, by rule: how much of what was promised is written down, as far as has been listened. */
export function CaptureReading({ month, teams }: { month: string; teams: readonly TeamHeard[] }) {
  const sum = (pick: (team: TeamHeard) => number) => teams.reduce((total, team) => total + pick(team), 0);
  const { k, n } = captureOf({ logged: sum(({ logged }) => logged), unlogged: sum(({ unlogged }) => unlogged) });
  const left = sum(({ contacts }) => contacts) - sum(({ heard }) => heard);
  return (
    <>
      <p className="finding mb-1">{sentenceOf(k, n)}</p>
      <p className="small mb-3 text-ink-3">
        {left === 0
          ? `All that was drawn of ${month} has been heard.`
          : `${formatCount(left)} of the sample are still to be heard.`}
      </p>
    </>
  );
}

function sentenceOf(k: number, n: number): string {
  if (n === 0) return "No promise has been found in it yet.";
  const counts = `${formatCount(k)} of ${formatCount(n)}`;
  const interval = wilson(k, n);
  if (!hasShare(n) || !interval) return `${counts} promises found had been logged: too few for a percentage.`;
  return `${formatShare(k / n)} of the promises found had been logged: ${counts}, between ${formatShare(interval.low)} and ${formatShare(interval.high)} with 95% confidence.`;
}
