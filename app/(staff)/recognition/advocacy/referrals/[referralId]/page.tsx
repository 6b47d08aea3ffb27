import { redirect } from "next/navigation";
import { ChooseCustomer } from "@/components/advocacy/choose-customer";
import { LinkForm } from "@/components/advocacy/link-form";
import { BackTo } from "@/components/customers/back-to";
import { formatDay } from "@/components/format/time";
import { PageHead } from "@/components/ui/page-head";
import { Denied } from "@/components/ui/states";
import { can, rightNeeded } from "@/server/domain/permissions";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { linkReferral } from "./actions";

export const metadata = { title: "Who is it?" };

type Props = { params: Promise<{ referralId: string }>; searchParams: Promise<{ q?: string; with?: string }> };

export default async function OpenReferralPage({ params, searchParams }: Props) {
  const [{ referralId }, search, caller, { actor }] = await Promise.all([
    params,
    searchParams,
    getCaller(),
    getContext(),
  ]);
  if (!can(actor, "advocacy:record")) return <Denied right={rightNeeded("advocacy:record")} />;
  const referral = await orNotFound(caller.advocacy.referral({ referralId }));
  const { referrerId, referrerName, name, handle, on } = referral;
  if (referral.referredId !== null) redirect(`/customers/${referrerId}/advocacy#sent`);
  const said = [name, handle].filter(Boolean).join(", ") || "somebody, erased since";
  // What was told of them is what they are looked for by, unless something else is typed.
  const q = search.q?.slice(0, 500).trim() ?? handle ?? name ?? "";
  const chosen = search.with ? await orNotFound(caller.customers.get({ customerId: search.with })) : null;
  const { hits } = chosen ? { hits: [] } : await caller.customers.find({ q });
  return (
    <>
      <PageHead label={<BackTo customer={{ id: referrerId, name: referrerName }} />} title="Who is it they sent us?">
        <bdi>“{said}”</bdi>, sent on {formatDay(on)}. Once linked, both sides show it.
      </PageHead>
      {chosen ? (
        <LinkForm referralId={referralId} customer={chosen} action={linkReferral} />
      ) : (
        <ChooseCustomer
          here={`/recognition/advocacy/referrals/${referralId}`}
          label="Who it is"
          q={q}
          hits={hits.filter(({ id }) => id !== referrerId)}
        />
      )}
    </>
  );
}
