import { Moment } from "@/components/format/moment";
import { type Fact, Facts } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import type { ProofLevel } from "@/server/domain/promise-words";
import type { PromiseDetail } from "@/server/promises/queries/one";
import { kindWords, saidWords } from "./promise-words";

const levels: Record<ProofLevel, string> = {
  claimed: "our word",
  evidenced: "evidence recorded by the system",
  confirmed: "the customer says so",
};

type Props = { detail: PromiseDetail; now: Date; zone: string };

/** What is known of a promise, down the side. */
export function PromiseFacts({ detail: { promise, typed, explanation }, now, zone }: Props) {
  const { standing, owner } = promise;
  const moment = (at: Date) => <Moment at={at} now={now} zone={zone} customerZone={promise.zone} />;
  const isMoved = standing.agreed.dueAt.getTime() !== promise.originalDueAt.getTime();
  const facts: (Fact | false)[] = [
    { label: "To", value: <Link href={`/customers/${promise.customerId}`}>{promise.customerName}</Link> },
    { label: isMoved ? "Due, as last agreed" : "Due", value: moment(standing.agreed.dueAt) },
    isMoved && { label: "First promised for", value: moment(promise.originalDueAt) },
    standing.agreed.opensAt !== null && { label: "Not before", value: moment(standing.agreed.opensAt) },
    isMoved && { label: "Judged on", value: moment(standing.headline.dueAt) },
    {
      label: "Who will do it",
      value: owner.kind === "team" ? `${owner.name}, nobody’s yet` : `${owner.name}, ${owner.department}`,
    },
    {
      label: "Made by",
      value: (
        <>
          {promise.madeBy.name}, {saidWords[promise.channel]}
          <br />
          {moment(promise.madeAt)}
        </>
      ),
    },
    { label: "Kind", value: kindWords[promise.kind] },
    promise.verdict.proofLevel !== null && { label: "Who says it was done", value: levels[promise.verdict.proofLevel] },
    explanation !== "" && { label: "Why this time", value: typed ? `“${typed}”: ${explanation}` : explanation },
    promise.origin === "imported" && { label: "Origin", value: "Imported history: not counted in the kept rate" },
  ];
  return <Facts facts={facts.filter((fact): fact is Fact => fact !== false)} />;
}
