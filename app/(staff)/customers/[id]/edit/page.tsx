import { BackTo } from "@/components/customers/back-to";
import { EditForm } from "@/components/customers/edit-form";
import { DiedForm, VulnerableForm } from "@/components/customers/flag-forms";
import { Identities } from "@/components/customers/identities";
import { Notes, Speakers } from "@/components/customers/record-lists";
import { LinkButton } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { Denied } from "@/components/ui/states";
import { can, rightNeeded } from "@/server/domain/permissions";
import { countryChoices, zoneChoices } from "@/server/domain/place";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import * as acts from "./actions";

export const metadata = { title: "Record" };

export default async function EditPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, caller, { actor }] = await Promise.all([params, getCaller(), getContext()]);
  if (!can(actor, "customer:edit")) return <Denied right={rightNeeded("customer:edit")} />;
  const { facts } = await orNotFound(caller.customers.brief({ customerId: id }));
  const customerId = facts.id;
  const initial = {
    name: facts.name,
    called: facts.called ?? "",
    place: facts.place ?? "",
    country: facts.country ?? "",
    zone: facts.zone ?? "",
    statedSinceOn: facts.statedSinceOn ?? "",
    statedSinceSource: facts.statedSinceSource ?? "",
  };
  return (
    <>
      <PageHead
        label={<BackTo customer={facts} />}
        title="Record"
        actions={<LinkButton href={`/customers/${customerId}/purchases/new`}>Record a purchase</LinkButton>}
      >
        What is corrected here is shown in what happened, with what stood before.
      </PageHead>
      <div className="grid gap-x-12 gap-y-8 md:grid-cols-2">
        <EditForm
          action={acts.changeCustomer}
          customerId={customerId}
          initial={initial}
          countries={countryChoices()}
          zones={zoneChoices()}
        />
        <div>
          <Identities
            customerId={customerId}
            identities={facts.identities}
            add={acts.addIdentity}
            withdraw={acts.withdrawIdentity}
          />
          {facts.kind === "organisation" ? (
            <Speakers organisationId={customerId} speakers={facts.representatives} end={acts.endRepresentative} />
          ) : null}
          <Notes notes={facts.notes} withdraw={acts.withdrawNote} />
          <VulnerableForm
            customerId={customerId}
            isSet={facts.vulnerableNote !== null}
            note={facts.vulnerableNote}
            set={acts.markVulnerable}
            clear={acts.clearVulnerable}
          />
          {facts.kind === "person" ? (
            <DiedForm
              customerId={customerId}
              isSet={facts.diedRecordedAt !== null}
              set={acts.markDied}
              clear={acts.clearDied}
            />
          ) : null}
        </div>
      </div>
    </>
  );
}
