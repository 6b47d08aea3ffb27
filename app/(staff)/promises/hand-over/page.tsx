import type { Metadata } from "next";
import { HandOverAllForm } from "@/components/promises/hand-over-all-form";
import { Holders } from "@/components/promises/holders";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Denied, EmptyState } from "@/components/ui/states";
import { can, rightNeeded } from "@/server/domain/permissions";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { handOverAll } from "./actions";

export const metadata: Metadata = { title: "Hand over" };

type Props = { searchParams: Promise<{ from?: string; to?: string }> };

export default async function HandOverPage({ searchParams }: Props) {
  const [{ from = "", to }, caller, { actor, now }] = await Promise.all([searchParams, getCaller(), getContext()]);
  if (!can(actor, "promise:handOver")) return <Denied right={rightNeeded("promise:handOver")} />;
  const { holders, owners, promises, isAll } = await orNotFound(caller.promises.toHandOver({ fromId: from }));
  const whose = holders.find(({ id }) => id === from);
  return (
    <>
      <PageHead label={<Link href="/promises">Promises</Link>} title="Hand over">
        What a colleague promised goes to somebody who is here. Every due time stays.
      </PageHead>
      <div className="grid gap-x-12 gap-y-6 lg:grid-cols-[19rem_1fr]">
        <Holders holders={holders} chosen={from} />
        {whose ? (
          <HandOverAllForm
            key={whose.id}
            from={whose}
            promises={promises}
            isAll={isAll}
            owners={owners}
            to={to}
            me={actor.id}
            now={now}
            zone={actor.zone}
            action={handOverAll}
          />
        ) : (
          <EmptyState title={from ? "They have nothing open any more." : "Choose whose promises."}>
            Those who are away or have left stand first.
          </EmptyState>
        )}
      </div>
    </>
  );
}
