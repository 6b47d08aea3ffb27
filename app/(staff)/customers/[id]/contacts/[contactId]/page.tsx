import { CorrectContactForm } from "@/components/contacts/correct-contact-form";
import { BackTo } from "@/components/customers/back-to";
import { PageHead } from "@/components/ui/page-head";
import { Denied } from "@/components/ui/states";
import { can, rightNeeded } from "@/server/domain/permissions";
import { wallTimeIn } from "@/server/domain/wall-time";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { correctContact } from "./actions";

export const metadata = { title: "Correct a contact" };

export default async function CorrectContactPage({ params }: { params: Promise<{ contactId: string }> }) {
  const [{ contactId }, caller, { actor }] = await Promise.all([params, getCaller(), getContext()]);
  if (!can(actor, "contact:log")) return <Denied right={rightNeeded("contact:log")} />;
  const contact = await orNotFound(caller.contacts.get({ contactId }));
  return (
    <>
      <PageHead label={<BackTo customer={contact.customer} />} title="Correct a contact">
        What stood before stays to be seen in what happened.
      </PageHead>
      <CorrectContactForm
        action={correctContact}
        contactId={contact.id}
        initial={{
          words: contact.words,
          channel: contact.channel,
          direction: contact.direction,
          cause: contact.cause ?? "",
          stage: contact.stage ?? "",
          feeling: contact.feeling === null ? "" : String(contact.feeling),
          happened: wallTimeIn(actor.zone, contact.happenedAt),
        }}
      />
    </>
  );
}
