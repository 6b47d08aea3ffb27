import type { Metadata } from "next";
import { BackTo } from "@/components/customers/back-to";
import { Found } from "@/components/erasures/found";
import { TakeRecord } from "@/components/records/take-record";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { Denied } from "@/components/ui/states";
import { getCaller, isDenied, orDenied, orNotFound } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Whole record" };

export default async function RecordPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id: customerId }, caller] = await Promise.all([params, getCaller()]);
  const overview = await orDenied(orNotFound(caller.records.overview({ customerId })));
  if (isDenied(overview)) return <Denied right={overview.denied} />;
  return (
    <>
      <PageHead label={<BackTo customer={overview.customer} />} title="Whole record">
        Everything we hold about this customer, to be handed to them: each piece with how we came by it.
      </PageHead>
      <div className="grid gap-x-12 md:grid-cols-2">
        <Section title="What is in it">
          <Found found={overview.parts} />
        </Section>
        <Section title="As a file">
          <TakeRecord customerId={overview.customer.id} />
        </Section>
      </div>
    </>
  );
}
