import { Corrections } from "@/components/corrections/corrections";
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
  const [{ id }, caller, { actor, now }] = await Promise.all([params, getCaller(), getContext()]);
  if (!can(actor, "customer:edit")) return <Denied right={rightNeeded("customer:edit")} />;
  const { facts } = await orNotFound(caller.customers.brief({ customerId: id }));
  const customerId = facts.id;
  const corrections = await caller.corrections.list({ subject: "customer", subjectId: customerId });
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
        actions={
          <>
            <LinkButton href={`/customers/${customerId}/purchases/new`}>Record a purchase</LinkButton>
            {can(actor, "customer:merge") ? (
              <LinkButton href={`/customers/${customerId}/merge`}>Merge with another record</LinkButton>
            ) : null}
          </>
        }
      >
        What is corrected here stays to be seen, with what stood before and who changed it.
      </PageHead>
      <div className="grid gap-x-12 gap-y-8 md:grid-cols-2">
        <div className="grid content-start gap-8">
          <EditForm
            action={acts.changeCustomer}
            customerId={customerId}
            initial={initial}
            countries={countryChoices()}
            zones={zoneChoices()}
            reader={{ now, zone: actor.zone }}
          />
          <Corrections corrections={corrections} now={now} zone={actor.zone} />
        </div>
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
