import { Moment } from "@/components/format/moment";
import { type Fact, Facts } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import type { ProofLevel } from "@/server/domain/promise-words";
import type { PromiseDetail } from "@/server/promises/queries/one";
import { kindWords, saidWords } from "./promise-words";
import { Said } from "./said";

const levels: Record<ProofLevel, string> = {
  claimed: "our word",
  evidenced: "evidence recorded by the system",
  confirmed: "the customer says so",
};

type Props = { detail: PromiseDetail; now: Date; zone: string };

/** What is known of a promise, down the side. */
export function PromiseFacts({ detail, now, zone }: Props) {
  const { promise, typed, explanation, wantedAt, stage, recovers } = detail;
  const { standing, owner } = promise;
  const moment = (at: Date) => <Moment at={at} now={now} zone={zone} customerZone={promise.zone} />;
  const isMoved = standing.agreed.dueAt.getTime() !== promise.originalDueAt.getTime();
  const facts: (Fact | false)[] = [
    { label: "To", value: <Link href={`/customers/${promise.customerId}`}>{promise.customerName}</Link> },
    { label: isMoved ? "Due, as last agreed" : "Due", value: moment(standing.agreed.dueAt) },
    isMoved && { label: "First promised for", value: moment(promise.originalDueAt) },
    standing.agreed.opensAt !== null && { label: "Not before", value: moment(standing.agreed.opensAt) },
    isMoved && { label: "Judged on", value: moment(standing.headline.dueAt) },
    promise.isMoment && { label: "Moment of truth", value: "It decides whether they stay" },
    wantedAt !== null && { label: "They wanted it by", value: moment(wantedAt) },
    recovers !== null && {
      label: "Puts right",
      value: (
        <Link href={`/promises/${recovers.id}`} className="said">
          <Said words={recovers.said} />
        </Link>
      ),
    },
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
    stage !== null && { label: "Where they were then", value: stage },
    promise.verdict.proofLevel !== null && { label: "Who says it was done", value: levels[promise.verdict.proofLevel] },
    explanation !== "" && { label: "Why this time", value: typed ? `“${typed}”: ${explanation}` : explanation },
    promise.origin === "imported" && { label: "Origin", value: "Imported history: not counted in the kept rate" },
  ];
  return <Facts facts={facts.filter((fact): fact is Fact => fact !== false)} />;
}
