"use client";

import { use } from "react";
import { formatMoney } from "@/components/format/amount";
import { counted, formatCount, formatShare } from "@/components/format/words";
import type { Reach } from "@/server/decisions/queries/reach";
import { hasShare } from "@/server/domain/enough";
import { ReachContext } from "./reach-state";

const bands = ["not known", "under a year", "1 to 3 years", "3 to 5", "5 to 10", "10 years and more"] as const;
const inks = ["bg-line", "bg-line-strong", "bg-line-strong", "bg-control", "bg-ink-3", "bg-kept"] as const;

/** What is known of one chosen segment, in a line under its name. */
export function SegmentReach({ segment, currency }: { segment: string; currency: string }) {
  const { reaches, isCounting } = use(ReachContext);
  const reach = reaches.each[segment];
  if (reach === undefined) return null;
  if (reach === null) return <Line>{isCounting ? "counting…" : "cannot be counted now; it is when you propose"}</Line>;
  return <Line>{[bought(reach, currency), owed(reach), longest(reach)].filter(Boolean).join(" · ")}</Line>;
}

function Line({ children }: { children: string }) {
  return <span className="small num mt-1 block text-ink-2">{children}</span>;
}

/** Everybody who is touched, nobody counted twice. */
export function ReachTogether({ currency }: { currency: string }) {
  const {
    reaches: { together },
    isCounting,
  } = use(ReachContext);
  return (
    <div role="status" aria-live="polite" className="mt-3 empty:mt-0">
      {together ? <Together reach={together} currency={currency} isCounting={isCounting} /> : null}
      {!together && isCounting ? <p className="small text-ink-3">counting…</p> : null}
    </div>
  );
}

function Together({ reach, currency, isCounting }: { reach: Reach; currency: string; isCounting: boolean }) {
  const share = hasShare(reach.everyone) ? `, ${formatShare(reach.customers / reach.everyone)} of all` : "";
  return (
    <div className="rounded-md bg-sunken px-4 py-3">
      <p className="num font-medium text-[0.9375rem]">
        Together {counted(reach.customers, "customer")}
        {share}
        {isCounting ? <span className="font-normal text-ink-3"> · counting…</span> : null}
      </p>
      <p className="small num mt-0.5 text-ink-2">
        {[bought(reach, currency), owed(reach)].filter(Boolean).join(" · ")}. Nobody is counted twice.
      </p>
      <Tenure reach={reach} />
    </div>
  );
}

function Tenure({ reach: { tenure, customers } }: { reach: Reach }) {
  if (customers === 0) return null;
  const order = [5, 4, 3, 2, 1, 0].filter((band) => (tenure[band] ?? 0) > 0);
  return (
    <div className="mt-3">
      <div aria-hidden="true" className="flex h-1.5 gap-px overflow-hidden rounded-full">
        {order.map((band) => (
          <span key={band} className={inks[band]} style={{ flexGrow: tenure[band] }} />
        ))}
      </div>
      <dl className="small num mt-1.5 flex flex-wrap gap-x-4 text-ink-2">
        {order.map((band) => (
          <div key={band} className="flex gap-1.5">
            <dt className="text-ink-3">{bands[band]}</dt>
            <dd>{partOf(tenure[band] ?? 0, customers)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function partOf(k: number, n: number): string {
  return hasShare(n) ? `${formatCount(k)} (${formatShare(k / n)})` : `${k} of ${n}`;
}

function bought({ valueMinor, allValueMinor }: Reach, currency: string): string {
  const share =
    allValueMinor > 0 && valueMinor > 0 ? `, ${formatShare(valueMinor / allValueMinor)} of what all bought` : "";
  return `bought ${formatMoney(valueMinor, currency, true)}${share}`;
}

function owed({ openPromises, promisedCustomers }: Reach): string {
  if (openPromises === 0) return "no open promise";
  return `${counted(openPromises, "open promise")} to ${formatCount(promisedCustomers)} of them`;
}

function longest({ tenure, customers }: Reach): string | null {
  const friends = tenure[5] ?? 0;
  return customers > 0 && friends > 0 ? `with us 10 years and more: ${partOf(friends, customers)}` : null;
}
