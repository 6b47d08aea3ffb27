import type { Metadata } from "next";
import { Moment } from "@/components/format/moment";
import { Outcome } from "@/components/format/outcome";
import { PromiseHistory } from "@/components/promises/history";
import { PromiseActs } from "@/components/promises/promise-acts";
import { PromiseFacts } from "@/components/promises/promise-facts";
import { kindWords } from "@/components/promises/promise-words";
import { Said } from "@/components/promises/said";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { promiseActs } from "@/server/domain/promise-acts";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { attempt, cancel, confirmVoid, handOver, keep, move, requestVoid, retract } from "./actions";

export const metadata: Metadata = { title: "A promise" };

const actions = { attempt, cancel, confirmVoid, handOver, keep, move, requestVoid, retract };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ act?: string }> };

export default async function PromisePage({ params, searchParams }: Props) {
  const [{ id }, { act }] = [await params, await searchParams];
  const [caller, { actor, now }] = [await getCaller(), await getContext()];
  const [detail, owners] = await Promise.all([
    orNotFound(caller.promises.get({ promiseId: id })),
    caller.promises.owners(),
  ]);
  const { promise, history } = detail;
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
      <div className="grid gap-x-10 lg:grid-cols-[1.9fr_1fr]">
        <div>
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
          <PromiseFacts detail={detail} now={now} zone={actor.zone} />
        </aside>
      </div>
    </>
  );
}
