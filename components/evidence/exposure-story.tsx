"use client";

import { formatDay } from "@/components/format/time";
import { Link } from "@/components/ui/link";
import { exposureWords } from "@/server/domain/evidence-words";
import type { Exposure } from "@/server/evidence/queries/notes";

/** What somebody learned where customers are. No count stands beside a name. */
export function ExposureStory({ exposure, isLinked = true }: { exposure: Exposure; isLinked?: boolean }) {
  const { id, person, department, mode, minutes, happenedOn, learned, action, isWithdrawn } = exposure;
  const day = <time dateTime={happenedOn}>{formatDay(happenedOn)}</time>;
  return (
    <>
      <p className="body-serif whitespace-pre-line">
        <bdi>{learned}</bdi>
      </p>
      {action ? (
        <p className="mt-1.5 text-ink-2">
          <span className="small text-ink-3">Will do: </span>
          <bdi>{action}</bdi>
        </p>
      ) : null}
      <p className="small mt-1.5 text-ink-3">
        <span className="text-ink-2">{person}</span>, {department} · {exposureWords[mode].toLowerCase()}, {minutes}{" "}
        minutes · {isLinked ? <Link href={`/governance/exposures/${id}`}>{day}</Link> : day}
        {isWithdrawn ? <strong className="font-medium text-broken"> · taken back</strong> : null}
      </p>
    </>
  );
}
