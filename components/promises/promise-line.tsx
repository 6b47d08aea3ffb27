import { formatMoment } from "@/components/format/time";
import { Link } from "@/components/ui/link";
import type { PromiseRow } from "@/server/promises/queries/row";
import { saidWords } from "./promise-words";

type Props = { promise: PromiseRow; now: Date; zone: string };

/** Who answers for it and where it was said: "Daniel Reyes, Service · said on the phone, Fri 20 Nov 16:04". */
export function PromiseLine({ promise, now, zone }: Props) {
  const { owner, standing, voidRequest } = promise;
  return (
    <>
      {owner.kind === "team" ? (
        <>
          {owner.name}, nobody’s yet · <Link href={`/promises/${promise.id}?act=hand_over#acts`}>take it</Link>
        </>
      ) : (
        `${owner.name}, ${owner.department}`
      )}
      {` · ${saidWords[promise.channel]}, ${formatMoment(promise.madeAt, now, zone)}`}
      {standing.movedWithConsent ? ` · moved by us from ${formatMoment(promise.originalDueAt, now, zone)}` : null}
      {standing.askedByCustomer ? " · moved at the customer’s wish" : null}
      {voidRequest ? <span className="text-due"> · void asked for</span> : null}
    </>
  );
}
