import type { Metadata } from "next";
import { BackTo } from "@/components/customers/back-to";
import { NoteUnloggedForm } from "@/components/listening/note-form";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { getCaller, orNotFound } from "@/server/trpc/caller";
import { noteUnlogged } from "../actions";

export const metadata: Metadata = { title: "Note a promise nobody logged" };

type Props = { searchParams: Promise<{ customer?: string; contact?: string }> };

export default async function NewUnloggedPage({ searchParams }: Props) {
  const [{ customer: customerId = "", contact }, caller] = await Promise.all([searchParams, getCaller()]);
  const customer = await orNotFound(caller.customers.get({ customerId }));
  return (
    <>
      <PageHead label={<BackTo customer={customer} />} title="A promise nobody logged">
        Something was promised and stands nowhere. It is counted, and held against nobody. What is still to be done is
        better <Link href={`/customers/${customer.id}/promise`}>promised now</Link>.
      </PageHead>
      <NoteUnloggedForm action={noteUnlogged} customerId={customer.id} contactId={contact ?? null} />
    </>
  );
}
