"use client";

import { counted } from "@/components/format/words";
import type { FormAction } from "@/components/ui/form";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { type DueGroup, dueGroup, dueGroups } from "@/server/domain/due-group";
import { can, type Holder } from "@/server/domain/permissions";
import { type PromiseActs, promiseActs } from "@/server/domain/promise-acts";
import type { PromiseRow } from "@/server/promises/queries/row";
import { DueLabel } from "./due-label";
import { KeepButton } from "./keep-button";
import { PromiseLine } from "./promise-line";
import { Said } from "./said";

const titles: Record<DueGroup, string> = {
  overdue: "Overdue",
  today: "Today",
  week: "In the next seven days",
  later: "Later",
};

type Reader = Holder & { id: string; teamId: string | null };
type Props = {
  promises: readonly PromiseRow[];
  now: Date;
  zone: string;
  reader: Reader;
  keep: FormAction;
  back: string;
};

/** A queue of open promises, by when they are due. */
export function PromiseQueue({ promises, ...rest }: Props) {
  return dueGroups.map((group) => {
    const inGroup = promises.filter(({ standing }) => dueGroup(standing.agreed.dueAt, rest.now, rest.zone) === group);
    if (inGroup.length === 0) return null;
    return (
      <Section key={group} id={group} title={titles[group]} aside={counted(inGroup.length, "promise")}>
        <ol>
          {inGroup.map((promise) => (
            <Row key={promise.id} promise={promise} {...rest} />
          ))}
        </ol>
      </Section>
    );
  });
}

function Row({ promise, now, zone, reader, keep, back }: Omit<Props, "promises"> & { promise: PromiseRow }) {
  const acts = promiseActs(promise, reader, now);
  return (
    <li
      data-promise={promise.id}
      className="grid grid-cols-[1fr_auto] items-start gap-x-4 gap-y-0.5 border-line border-t py-2.5 md:grid-cols-[8rem_1fr_auto]"
    >
      <div className="flex flex-wrap items-baseline gap-x-2 md:block">
        <DueLabel promise={promise} now={now} zone={zone} />
      </div>
      <div className="col-start-1 md:col-start-2">
        <p className="said">
          <Link href={`/promises/${promise.id}`} className="no-underline hover:underline">
            <Said words={promise.said} />
          </Link>
        </p>
        <p className="small text-ink-3">
          <Link href={`/customers/${promise.customerId}`} className="text-ink-2">
            {promise.customerName}
          </Link>
          {" · "}
          <PromiseLine promise={promise} now={now} zone={zone} reader={reader.id} />
        </p>
        <Ways promise={promise} acts={acts} mayPutRight={can(reader, "promise:putRight")} />
      </div>
      {acts.keep ? (
        <div className="col-start-2 row-span-2 row-start-1 self-center md:col-start-3 md:row-span-1 md:self-start">
          <KeepButton promise={promise} now={now} action={keep} back={back} />
        </div>
      ) : null}
    </li>
  );
}

/** The other acts, a click away: each opens the promise at its form. */
function Ways({ promise, acts, mayPutRight }: { promise: PromiseRow; acts: PromiseActs; mayPutRight: boolean }) {
  const { id, verdict, isPutRight } = promise;
  const isWaiting = mayPutRight && verdict.outcome === "overdue" && !isPutRight;
  const ways = [
    acts.attempt && (["attempt", "Tried"] as const),
    acts.move && (["move", "Move"] as const),
    acts.handOver && (["hand_over", "Hand over"] as const),
    acts.confirmVoid && (["confirm_void", "Agree to the void"] as const),
  ].filter((way) => way !== false);
  if (ways.length === 0 && !isWaiting) return null;
  return (
    <ul className="small flex flex-wrap gap-x-3.5 print:hidden">
      {ways.map(([act, words]) => (
        <li key={act}>
          <Link
            href={`/promises/${id}?act=${act}#acts`}
            className="inline-flex min-h-6 min-w-6 items-center text-ink-2 pointer-coarse:min-h-11"
          >
            {words}
          </Link>
        </li>
      ))}
      {isWaiting ? (
        <li>
          <Link
            href={`/promises/${id}/put-right`}
            className="inline-flex min-h-6 min-w-6 items-center text-broken pointer-coarse:min-h-11"
          >
            Put it right
          </Link>
        </li>
      ) : null}
    </ul>
  );
}
