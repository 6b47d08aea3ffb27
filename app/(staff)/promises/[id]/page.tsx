import type { Metadata } from "next";
import { ByCharter } from "@/components/charter/by-charter";
import { QuotedIn } from "@/components/decisions/quoted-in";
import { Moment } from "@/components/format/moment";
import { Outcome } from "@/components/format/outcome";
import { PromiseHistory } from "@/components/promises/history";
import { PromiseActs } from "@/components/promises/promise-acts";
import { PromiseFacts } from "@/components/promises/promise-facts";
import { kindWords } from "@/components/promises/promise-words";
import { PutRightPrompt } from "@/components/promises/put-right-prompt";
import { Recoveries } from "@/components/promises/recoveries";
import { Said } from "@/components/promises/said";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { can } from "@/server/domain/permissions";
import { promiseActs } from "@/server/domain/promise-acts";
import { isBroken } from "@/server/domain/recovery";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { attempt, cancel, confirmVoid, handOver, keep, move, requestVoid, retract } from "./actions";

export const metadata: Metadata = { title: "A promise" };

const actions = { attempt, cancel, confirmVoid, handOver, keep, move, requestVoid, retract };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ act?: string }> };

export default async function PromisePage({ params, searchParams }: Props) {
  const [{ id }, { act }] = [await params, await searchParams];
  const [caller, { actor, now }] = [await getCaller(), await getContext()];
  const [detail, owners, clause, quoting] = await Promise.all([
    orNotFound(caller.promises.get({ promiseId: id })),
    caller.promises.owners(),
    orNotFound(caller.charter.clauseOf({ promiseId: id })),
    orNotFound(caller.evidence.quoting({ recordId: id })),
  ]);
  const { promise, history, recoveries } = detail;
  const acts = promiseActs(promise, actor, now);
  return (
    <>
      <PageHead
        label={`${kindWords[promise.kind]}, promised to ${promise.customerName}`}
        title={<Said words={promise.said} />}
      >
        <Outcome outcome={promise.verdict.outcome} />
        {" · due "}
        <Moment at={promise.standing.agreed.dueAt} now={now} zone={actor.zone} customerZone={promise.zone} />
      </PageHead>
      {isBroken(promise.verdict.outcome) && promise.origin === "live" && !promise.isPutRight ? (
        <PutRightPrompt promise={promise} may={can(actor, "promise:putRight")} />
      ) : null}
      <QuotedIn decisions={quoting} />
      <div className="grid gap-x-10 lg:grid-cols-[1.9fr_1fr]">
        <div>
          {recoveries.length > 0 ? <Recoveries recoveries={recoveries} now={now} zone={actor.zone} /> : null}
          <PromiseActs
            detail={detail}
            acts={acts}
            asked={act}
            owners={owners}
            me={actor.id}
            now={now}
            zone={actor.zone}
            actions={actions}
          />
          <Section title="What happened" className="max-lg:mb-6">
            <PromiseHistory
              made={{ at: promise.madeAt, by: promise.madeBy.name }}
              history={history}
              now={now}
              zone={actor.zone}
            />
          </Section>
        </div>
        <aside className="border-line lg:border-l lg:pl-8">
          {clause ? (
            <ByCharter clause={clause} customerId={promise.customerId} isBroken={isBroken(promise.verdict.outcome)} />
          ) : null}
          <PromiseFacts detail={detail} now={now} zone={actor.zone} />
        </aside>
      </div>
    </>
  );
}
