import { CorrectContactForm } from "@/components/contacts/correct-contact-form";
import { FeedbackView } from "@/components/contacts/feedback-view";
import { Corrections } from "@/components/corrections/corrections";
import { BackTo } from "@/components/customers/back-to";
import { QuotedIn } from "@/components/decisions/quoted-in";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Denied } from "@/components/ui/states";
import { can, rightNeeded } from "@/server/domain/permissions";
import { wallTimeIn } from "@/server/domain/wall-time";
import { type Caller, getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { answerFeedback, correctContact, linkDecision, unlinkDecision } from "./actions";

export const metadata = { title: "Contact" };

const acts = { answer: answerFeedback, link: linkDecision, unlink: unlinkDecision };

export default async function ContactPage({ params }: { params: Promise<{ contactId: string }> }) {
  const [{ contactId }, caller, { actor, now }] = await Promise.all([params, getCaller(), getContext()]);
  const mayLog = can(actor, "contact:log");
  const [contact, feedback, corrections, stages] = await Promise.all([
    orNotFound(caller.contacts.get({ contactId })),
    orNotFound(caller.feedbacks.find({ contactId })),
    orNotFound(caller.corrections.list({ subject: "contact", subjectId: contactId })),
    caller.stages.list(),
  ]);
  const quoting = await caller.evidence.quoting({ recordId: contactId });
  if (!mayLog && feedback === null) return <Denied right={rightNeeded("contact:log")} />;
  const reader = { now, zone: actor.zone };
  const correct = mayLog ? (
    <CorrectContactForm
      action={correctContact}
      contactId={contact.id}
      stages={stages}
      initial={initialOf(contact, actor.zone)}
      reader={reader}
    />
  ) : null;
  return (
    <>
      <PageHead
        label={<BackTo customer={contact.customer} />}
        title={feedback ? "Feedback from outside" : "Correct a contact"}
      >
        {feedback ? `Written down by ${contact.loggedByName}.` : "What stood before stays to be seen."}{" "}
        <Link href={`/recognition/colleagues/new?contact=${contact.id}`}>Pass on thanks to a colleague</Link>
      </PageHead>
      {feedback ? <FeedbackView {...reader} feedback={feedback} acts={mayLog ? acts : null} /> : null}
      <QuotedIn decisions={quoting} />
      <div className="grid items-start gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,36rem)_minmax(0,1fr)]">
        {feedback && correct ? <Disclosure summary="Correct what was written down">{correct}</Disclosure> : correct}
        <Corrections
          {...reader}
          corrections={corrections}
          stages={Object.fromEntries(stages.map(({ key, words }) => [key, words]))}
        />
      </div>
    </>
  );
}

type Logged = Awaited<ReturnType<Caller["contacts"]["get"]>>;

/** A contact as its form shows it. */
function initialOf(contact: Logged, zone: string) {
  return {
    words: contact.words,
    channel: contact.channel,
    direction: contact.direction,
    cause: contact.cause ?? "",
    stage: contact.stage ?? "",
    feeling: contact.feeling === null ? "" : String(contact.feeling),
    avoidable: yesOrNo(contact.avoidable),
    triedSelfService: yesOrNo(contact.triedSelfService),
    selfServiceFailed: contact.selfServiceFailed ?? "",
    happened: wallTimeIn(zone, contact.happenedAt),
  };
}

function yesOrNo(judged: boolean | null): string {
  if (judged === null) return "";
  return judged ? "yes" : "no";
}
