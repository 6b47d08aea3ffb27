import { redirect } from "next/navigation";
import { ChooseCustomer } from "@/components/advocacy/choose-customer";
import { ReferralForm } from "@/components/advocacy/referral-form";
import { BackTo } from "@/components/customers/back-to";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { Denied } from "@/components/ui/states";
import { can, rightNeeded } from "@/server/domain/permissions";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { noteReferral } from "../advocacy/actions";

export const metadata = { title: "Referral" };

type Search = { side?: string; q?: string; with?: string };
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Search> };

export default async function ReferralPage({ params, searchParams }: Props) {
  const [{ id }, search, caller, { actor, now }] = await Promise.all([params, searchParams, getCaller(), getContext()]);
  if (!can(actor, "advocacy:record")) return <Denied right={rightNeeded("advocacy:record")} />;
  const customer = await orNotFound(caller.advocacy.of({ customerId: id }));
  const side = search.side === "came" ? "came" : "sent";
  if (customer.id !== id) redirect(`/customers/${customer.id}/referral?side=${side}`);
  const form = { customer, side, now, zone: actor.zone, action: noteReferral } as const;
  const head = <BackTo customer={customer} />;
  if (search.with) {
    const other = await orNotFound(caller.customers.get({ customerId: search.with }));
    const title = side === "sent" ? `They sent us ${other.name}` : `They came through ${other.name}`;
    return (
      <>
        <PageHead label={head} title={title} />
        <ReferralForm {...form} other={other} />
      </>
    );
  }
  const q = search.q?.slice(0, 500).trim() ?? "";
  const { hits } = await caller.customers.find({ q });
  return (
    <>
      <PageHead label={head} title={side === "sent" ? "Whom did they send us?" : "Through whom did they come?"}>
        Find the customer. Both sides will show it.
      </PageHead>
      <ChooseCustomer
        here={`/customers/${id}/referral`}
        keep={{ side }}
        label={side === "sent" ? "Whom they sent us" : "Through whom they came"}
        q={q}
        hits={hits.filter((hit) => hit.id !== id)}
      />
      {side === "sent" ? (
        <Section title="Not a customer yet" className="mt-8">
          <p className="small mb-3 text-ink-2">Note what was said; once they are a customer, say who it is.</p>
          <ReferralForm {...form} other={null} />
        </Section>
      ) : null}
    </>
  );
}
