import type { Metadata } from "next";
import { Moment } from "@/components/format/moment";
import { Outcome } from "@/components/format/outcome";
import { PutRightForm } from "@/components/promises/put-right-form";
import { Recoveries } from "@/components/promises/recoveries";
import { Said } from "@/components/promises/said";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Denied, EmptyState } from "@/components/ui/states";
import { can, rightNeeded } from "@/server/domain/permissions";
import { mayBePutRight } from "@/server/domain/recovery";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { putRight } from "./actions";

export const metadata: Metadata = { title: "Put it right" };

type Props = { params: Promise<{ id: string }> };

export default async function PutRightPage({ params }: Props) {
  const [{ id }, caller, { actor, now }] = await Promise.all([params, getCaller(), getContext()]);
  const { promise, recoveries } = await orNotFound(caller.promises.get({ promiseId: id }));
  if (!can(actor, "promise:putRight")) return <Denied right={rightNeeded("promise:putRight")} />;
  const [desk, owners] = await Promise.all([caller.promises.putRightDesk({ promiseId: id }), caller.promises.owners()]);
  return (
    <>
      <PageHead
        label={<Link href={`/promises/${id}`}>{`Promised to ${promise.customerName}`}</Link>}
        title={<Said words={promise.said} />}
      >
        <Outcome outcome={promise.verdict.outcome} />
        {" · promised for "}
        <Moment at={promise.originalDueAt} now={now} zone={actor.zone} customerZone={promise.zone} />
      </PageHead>
      {recoveries.length > 0 ? <Recoveries recoveries={recoveries} now={now} zone={actor.zone} /> : null}
      {mayBePutRight(promise.verdict.outcome, promise.standing.movedByUs) ? (
        <PutRightForm
          promise={promise}
          desk={desk}
          owners={owners}
          me={actor.id}
          now={now}
          zone={actor.zone}
          action={putRight}
        />
      ) : (
        <EmptyState title="This promise was not broken.">There is nothing to put right.</EmptyState>
      )}
    </>
  );
}
