import { formatDay, formatMoment, wallClock } from "@/components/format/time";
import { Link } from "@/components/ui/link";
import type { PromiseRow } from "@/server/promises/queries/row";
import { saidWords } from "./promise-words";

/** "Fri 20 Nov": the hour does not matter here. */
function dayWords(at: Date, now: Date, zone: string): string {
  return formatDay(wallClock(at, zone).on, "weekday", Number(wallClock(now, zone).on.slice(0, 4)));
}

type Props = {
  promise: PromiseRow;
  now: Date;
  zone: string;
  /** Whose own list it is: their name need not be said. */
  reader?: string | undefined;
};

/** Who answers for it and where it was said: "Daniel Reyes, Service · said on the phone, Fri 20 Nov 16:04". */
export function PromiseLine({ promise, now, zone, reader }: Props) {
  const { owner, standing, voidRequest } = promise;
  return (
    <>
      {promise.isMoment ? <span className="font-medium text-due">Moment of truth · </span> : null}
      {owner.kind === "team" ? (
        <>
          {owner.name}, nobody’s yet · <Link href={`/promises/${promise.id}?act=hand_over#acts`}>take it</Link>
          {" · "}
        </>
      ) : (
        ownerWords(owner, reader)
      )}
      {`${saidWords[promise.channel]}, ${dayWords(promise.madeAt, now, zone)}`}
      {standing.movedWithConsent ? ` · moved by us from ${formatMoment(promise.originalDueAt, now, zone)}` : null}
      {standing.askedByCustomer ? " · moved at the customer’s wish" : null}
      {voidRequest ? <span className="text-due"> · void asked for</span> : null}
    </>
  );
}

function ownerWords(owner: PromiseRow["owner"], reader: string | undefined): string {
  return owner.id === reader ? "" : `${owner.name}, ${owner.department} · `;
}
