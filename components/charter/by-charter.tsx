import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import type { ClauseOf } from "@/server/charter/queries/clause-of";

type Props = {
  clause: ClauseOf;
  customerId: string;
  /** It was not kept: what the charter says we do then comes first. */
  isBroken: boolean;
};

/** Beside a promise that the charter made: by which clause, from what, and what is due when it is broken. */
export function ByCharter({ clause, customerId, isBroken }: Props) {
  const { title, key, versionNumber, remedy, issueId, contactId } = clause;
  return (
    <Section title="By the charter">
      <div className="small grid gap-2.5">
        {isBroken ? (
          <p>
            <span className="block font-medium text-broken text-xs">It was broken: what we do</span>
            {remedy}
          </p>
        ) : null}
        <p>
          <Link href={`/charter/versions/${versionNumber}#${key}`}>{title}</Link>
          <span className="text-ink-3">, version {versionNumber}</span>
        </p>
        <p className="text-ink-2">{fromWhat(customerId, issueId, contactId)}</p>
        {isBroken ? null : <p className="text-ink-3">If it is broken: {remedy}</p>}
      </div>
    </Section>
  );
}

function fromWhat(customerId: string, issueId: string | null, contactId: string | null) {
  if (issueId)
    return (
      <>
        Follows from <Link href={`/customers/${customerId}/issues/${issueId}`}>an issue</Link>; resolving it keeps this
        promise, opening it again takes that back.
      </>
    );
  return contactId
    ? "Follows from a question in writing; the answer, logged as a contact, is its evidence."
    : "Follows from a step of the customer’s life with us; the contact in which it is done is its evidence.";
}
