import { CallView } from "@/components/calls/call-view";
import { PromiseLink } from "@/components/promises/promise-link";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Denied } from "@/components/ui/states";
import { getCaller, getContext, isDenied, orDenied, orNotFound } from "@/server/trpc/caller";
import { giveBackCall, logCall, takeCall } from "../actions";

export const metadata = { title: "Thank-you call" };

export default async function CallPage({ params }: { params: Promise<{ callId: string }> }) {
  const [{ callId }, caller, { actor, now }] = await Promise.all([params, getCaller(), getContext()]);
  const call = await orNotFound(orDenied(caller.calls.get({ callId })));
  if (isDenied(call)) return <Denied right={call.denied} />;
  return (
    <>
      <PageHead label={<Link href="/recognition/calls">Thank-you calls</Link>} title={<bdi>{call.name}</bdi>}>
        <Link href={`/customers/${call.customerId}`}>The whole brief</Link>{" "}
        <PromiseLink customer={{ id: call.customerId, name: call.name }} />
      </PageHead>
      <CallView
        call={call}
        me={actor.id}
        now={now}
        zone={actor.zone}
        acts={{ take: takeCall, giveBack: giveBackCall, log: logCall }}
      />
    </>
  );
}
