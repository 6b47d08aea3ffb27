"use client";

import { Bars } from "@/components/charts/bars";
import { formatDay } from "@/components/format/time";
import { counted, formatCount, formatShare } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { hasShare, isFaint } from "@/server/domain/enough";
import { netScore } from "@/server/domain/net-score";
import { wilson } from "@/server/domain/wilson";
import type { ScoresOf } from "@/server/experience/queries/scores";
import { experienceHref, type Seen } from "./rows-href";
import { netWords } from "./words";

type Props = { scores: readonly ScoresOf[]; seen: Seen; mayImport: boolean };

/** Whether they would recommend us, as others asked: all eleven counts, and what they come to beside them. */
export function ScoresSection({ scores, seen, mayImport }: Props) {
  const aside = mayImport ? <Link href="/settings/scores">Import scores</Link> : null;
  return (
    <Section title="Would they recommend us, from 0 to 10" ruled aside={aside}>
      {scores.length === 0 ? (
        <p className="small text-ink-3">No answers of the last twelve months have been imported.</p>
      ) : (
        scores.map((of) => <Source key={of.source} of={of} seen={seen} />)
      )}
    </Section>
  );
}

function Source({ of, seen }: { of: ScoresOf; seen: Seen }) {
  const score = netScore(of.counts);
  if (score === null) return null;
  const { n, promoters, movable, detractors, net, interval } = score;
  const isShare = hasShare(n);
  return (
    <div className="mb-5">
      <h3 className="label">{of.source}</h3>
      <p className="finding mb-1">
        {counted(movable, "of them gives", "of them give")} 7 or 8 and can be moved; {formatCount(promoters)} give 9 or
        10, {formatCount(detractors)} 6 or less, of {formatCount(n)}.
      </p>
      <Bars
        bars={of.counts.map((k, at) => ({
          ...{ label: String(at), tick: String(at), value: k },
          ...(isShare ? { value: k / n, ...wilson(k, n) } : {}),
          href: of.knownBy[at] ? experienceHref("score", seen, { source: of.source, score: at }) : undefined,
          isFaint: isFaint(n),
        }))}
        format={isShare ? formatShare : formatCount}
        caption={`Answers from 0 to 10, ${of.source}`}
        headings={["Answer", isShare ? "Share" : "Answers"]}
      />
      <p className="small num text-ink-2">
        {!isShare
          ? "Too few for a net score."
          : `Promoters less detractors, of all: ${netWords(net)}, between ${netWords(interval.low)} and ${netWords(interval.high)} with 95% confidence. It leaves the ${formatCount(movable)} in the middle out.`}
      </p>
      <p className="small text-ink-3">
        Asked from {formatDay(of.firstOn)} to {formatDay(of.lastOn)}. Of customers we know ({formatCount(of.known)}) the
        latest answer counts; a bar opens those among them.
      </p>
    </div>
  );
}
