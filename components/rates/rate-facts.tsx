"use client";

import { Moment } from "@/components/format/moment";
import { Rate } from "@/components/format/rate";
import { counted, formatCount } from "@/components/format/words";
import { Facts } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import type { RateRowsKind } from "@/server/domain/rate-question";
import type { RatePanel } from "@/server/rates/queries/panel";
import { minutesInWords, rowsHref } from "./rate-words";

type Props = { panel: RatePanel; now: Date; zone: string };

/** What stands beside a kept rate; every number opens its promises. */
export function RateFacts({ panel, now, zone }: Props) {
  const { question, due, keptAsAgreed, outcomes, proof, lateness, overdue, customers, provisional, leadHours } = panel;
  const opens = (which: RateRowsKind, n: number) =>
    n === 0 ? "None" : <Link href={rowsHref(question, which)}>{counted(n, "promise")}</Link>;
  return (
    <Facts
      facts={[
        { label: "Kept as last agreed (M2)", value: <Rate k={keptAsAgreed} n={due} none="Nothing fell due" /> },
        { label: "Moved by us, with consent (M2 − M1)", value: opens("kept_as_moved", panel.movedByUs) },
        { label: <Link href="/promises/asking">Confirmed by customers (M3)</Link>, value: <Confirmed panel={panel} /> },
        { label: "At a time the customer asked for", value: opens("asked", panel.askedByCustomer) },
        {
          label: "Open and overdue",
          value: (
            <>
              {opens("overdue", overdue.n)}
              {overdue.oldestDueAt ? (
                <span className="text-ink-3">
                  , the oldest due <Moment at={overdue.oldestDueAt} now={now} zone={zone} show="absolute" />
                </span>
              ) : null}
            </>
          ),
        },
        {
          label: "Done, but late",
          value: lateness ? (
            <>
              {opens("late", lateness.n)}
              <span className="text-ink-3">
                , half of them by {minutesInWords(lateness.median)} at most, nine in ten by{" "}
                {minutesInWords(lateness.p90)}
              </span>
            </>
          ) : (
            "None"
          ),
        },
        {
          label: "Promised how far ahead",
          value: leadHours === null ? "Not known" : `${minutesInWords(leadHours * 60)} at the median`,
        },
        {
          label: "Who says it was kept",
          value: (
            <>
              we: {opens("claimed", proof.claimed)}, our systems: {opens("evidenced", proof.evidenced)}, the customer:{" "}
              {opens("confirmed", proof.confirmed)}
            </>
          ),
        },
        { label: "Tried in time and not reached, counted as kept", value: opens("attempted", outcomes.attempted ?? 0) },
        { label: "Not proven in time", value: opens("unproven", outcomes.unproven ?? 0) },
        { label: "The customer says no", value: opens("disputed", outcomes.disputed ?? 0) },
        { label: "Cancelled by us", value: opens("cancelled", outcomes.cancelled ?? 0) },
        {
          label: "Provisional: the customer may still answer",
          value: opens("provisional", provisional.n),
        },
        {
          label: "Customers with every promise kept",
          value: <Rate k={customers.kept} n={customers.n} none="Nothing fell due" />,
        },
        {
          label: "Not counted",
          value: (
            <>
              cancelled by the customer: {opens("cancelled_by_customer", outcomes.cancelled_by_customer ?? 0)}, void:{" "}
              {opens("void", outcomes.void ?? 0)}
              {panel.notDueYet === null ? null : `, not due yet: ${formatCount(panel.notDueYet)}`}
            </>
          ),
        },
      ]}
    />
  );
}

/** M3 with its response rate and both bounds, as far as they are told. */
function Confirmed({ panel: { confirmed } }: { panel: RatePanel }) {
  if (confirmed === null) return "Not told of this cut";
  const { k, n, response, bounds } = confirmed;
  const percent = (share: number) => `${Math.round(share * 100)}%`;
  return (
    <>
      <Rate k={k} n={n} none="Nobody has answered" />
      {bounds && response !== null ? (
        <span className="text-ink-3">
          , {percent(response)} of those asked answered; between {percent(bounds.low)} if all others say no and{" "}
          {percent(bounds.high)} if all say yes
        </span>
      ) : null}
    </>
  );
}
