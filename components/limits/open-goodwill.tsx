"use client";

import { Moment } from "@/components/format/moment";
import { Money } from "@/components/format/money";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import type { OpenGoodwill as Open } from "@/server/goodwill/queries/of";
import { actWords } from "./goodwill-words";

type Props = { customerId: string; open: readonly Open[]; now: Date; zone: string };

/** What was asked for this customer and is not settled: whoever speaks with them knows what not to promise. */
export function OpenGoodwill({ customerId, open, now, zone }: Props) {
  if (open.length === 0) return null;
  return (
    <Section title="Goodwill asked for">
      <ul>
        {open.map(({ id, act, amountMinor, currency, askedBy, approver, askedAt, isApproved }) => (
          <li key={id} className="border-line border-t py-2">
            <Link href={`/customers/${customerId}/goodwill`}>
              {actWords[act]}, <Money minor={amountMinor} currency={currency} />
            </Link>
            <span className="small block text-ink-2">
              {isApproved ? (
                <>
                  <span className="text-due">Approved by {approver}, not given yet.</span> {askedBy} asked for it.
                </>
              ) : (
                <>
                  <span className="text-due">Waits for {approver}.</span> {askedBy} asked{" "}
                  <Moment at={new Date(askedAt)} now={now} zone={zone} />.
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
