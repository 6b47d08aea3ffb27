import { ThankForm } from "@/components/colleagues/thank-form";
import { BackTo } from "@/components/customers/back-to";
import { ownerOptions } from "@/components/promises/owner-options";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Quote } from "@/components/ui/quote";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { thankColleague } from "../actions";

export const metadata = { title: "Thank a colleague" };

type Props = { searchParams: Promise<{ contact?: string }> };

export default async function ThankPage({ searchParams }: Props) {
  const [search, caller, { actor }] = await Promise.all([searchParams, getCaller(), getContext()]);
  const [owners, contact] = await Promise.all([
    caller.promises.owners(),
    search.contact ? orNotFound(caller.colleagues.contact({ contactId: search.contact })) : null,
  ]);
  const others = owners.filter(({ id }) => id !== actor.id);
  return (
    <>
      <PageHead
        label={
          contact ? (
            <BackTo customer={{ id: contact.customerId, name: contact.customerName }} />
          ) : (
            <Link href="/recognition/colleagues">Colleagues</Link>
          )
        }
        title={contact ? "Pass on a customer’s thanks" : "Thank a colleague"}
      />
      {contact ? (
        <div className="mb-5 max-w-xl">
          <Quote by={contact.customerName}>
            <bdi className="line-clamp-4 whitespace-pre-line">{contact.words}</bdi>
          </Quote>
        </div>
      ) : null}
      <ThankForm whom={ownerOptions(others, actor.id)} contact={contact} action={thankColleague} />
    </>
  );
}
