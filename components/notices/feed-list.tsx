"use client";

import { feedWords } from "@/components/decisions/feed-words";
import { Moment } from "@/components/format/moment";
import { counted } from "@/components/format/words";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import type { FeedKind } from "@/server/domain/decision-telling";
import type { Gate } from "@/server/domain/decision-words";
import type { FeedLine } from "@/server/notices/queries/feed";

const inks: Partial<Record<FeedKind, string>> = {
  put_in_effect: "text-kept",
  dissented: "text-broken",
  reversed: "text-broken",
  rejected: "text-broken",
  proposed: "text-due",
};
const gates: Record<Gate, { words: string; ink: string }> = {
  helps: { words: "helps customers", ink: "text-kept" },
  neutral: { words: "makes no difference to customers", ink: "text-ink-3" },
  harms: { words: "harms customers", ink: "text-broken" },
};

type Props = { lines: readonly FeedLine[]; now: Date; zone: string };

/** What happened to decisions, a row each, the newest first. */
export function FeedList({ lines, now, zone }: Props) {
  return (
    <ol>
      {lines.map((line) => (
        <li
          key={`${line.id}${line.kind}`}
          className="grid gap-x-5 gap-y-0.5 border-line border-t py-3 first:border-t-0 md:grid-cols-[8rem_minmax(0,1fr)]"
        >
          <p className="small text-ink-3 md:pt-0.5">
            <Moment at={line.recordedAt} now={now} zone={zone} show="relative" />
            {line.isNew ? <span className="font-medium text-due"> · new</span> : null}
          </p>
          <div className="min-w-0">
            <p>
              <span className={classes("font-medium", inks[line.kind])}>{feedWords[line.kind]}</span>
              {line.successor ? (
                <>
                  {": "}
                  <Link href={`/decisions/${line.successor.id}`}>decision {line.successor.number}</Link>
                </>
              ) : null}
            </p>
            <p>
              <span className="num mr-1.5 text-ink-3">{line.number}</span>
              <Link href={`/decisions/${line.decisionId}`}>{line.title ?? "Words erased"}</Link>
            </p>
            <About line={line} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function About({ line: { by, department, gate, affectedCount } }: { line: FeedLine }) {
  return (
    <p className="small text-ink-3">
      {[by, department].filter(Boolean).join(" · ")}
      {gate ? <span className={gates[gate].ink}> · {gates[gate].words}</span> : null}
      {affectedCount ? ` · touches ${counted(affectedCount, "customer")}` : null}
    </p>
  );
}
