"use client";

import { formatDay, wallClock } from "@/components/format/time";
import { Line, Quiet } from "@/components/knowledge/line";
import { Link } from "@/components/ui/link";
import type { Kin, Note, Sharer } from "@/server/customers/queries/facts";
import { sharedWords } from "./words";

/** Who speaks for whom. */
export function KinLine({ before, kin }: { before: string | null; kin: Kin }) {
  return (
    <Line>
      {before ? `${before} ` : null}
      <Link href={`/customers/${kin.id}`}>
        <bdi>{kin.name}</bdi>
      </Link>
      {before ? null : " speaks for them"}
      {kin.position ? <Quiet> · {kin.position}</Quiet> : null}
    </Line>
  );
}

/** Somebody else at the same number. */
export function SharerLine({ sharer }: { sharer: Sharer }) {
  return (
    <Line>
      <Link href={`/customers/${sharer.id}`}>
        <bdi>{sharer.name}</bdi>
      </Link>{" "}
      <Quiet>· {sharedWords[sharer.channel]}</Quiet>
    </Line>
  );
}

export function NoteLine({ note, zone }: { note: Note; zone: string }) {
  return (
    <Line>
      <bdi className="whitespace-pre-line">{note.words}</bdi>{" "}
      <Quiet>
        · {note.by}, {formatDay(wallClock(new Date(note.recordedAt), zone).on, "month")}
      </Quiet>
    </Line>
  );
}
