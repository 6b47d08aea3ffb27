import { Moment } from "@/components/format/moment";
import { counted } from "@/components/format/words";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import type { Instant } from "@/server/domain/plain-date";

export type MailState = {
  /** Host and port; null: no mail server is set up. */
  server: string | null;
  from: string | null;
  address: string;
  waiting: number;
  failed: number;
  lastSentAt: Instant | null;
  lastFault: string | null;
};

/** Whether mail goes out, in a sentence, and what is known of it. */
export function MailStateView({ state, now, zone }: { state: MailState; now: Date; zone: string }) {
  return (
    <>
      <Sentence state={state} />
      <div className="mt-6 max-w-2xl">
        <Facts
          facts={[
            { label: "Mail server", value: state.server ?? "none" },
            { label: "Sent from", value: state.from ?? "nobody" },
            { label: "Links in mails lead to", value: <span className="break-all">{state.address}</span> },
            {
              label: "Last mail sent",
              value: <Moment at={state.lastSentAt} now={now} zone={zone} unknown="none yet" />,
            },
            { label: "Waiting to be sent", value: counted(state.waiting, "mail") },
            { label: "Given up this week", value: counted(state.failed, "mail") },
          ]}
        />
      </div>
    </>
  );
}

function Sentence({ state: { server, failed, lastFault } }: { state: MailState }) {
  if (!server)
    return (
      <Notice tone="due" label="Not set up" sentence="No mail is sent. Everybody is told in their inbox all the same.">
        Whoever runs Standpoint sets SMTP_URL and MAIL_FROM and starts it again.
      </Notice>
    );
  if (lastFault)
    return (
      <Notice
        tone={failed > 0 ? "broken" : "due"}
        label={failed > 0 ? "Not every mail went out" : "The mail server hesitates"}
        sentence="The mail server did not take a mail this week."
      >
        It said: {lastFault}
      </Notice>
    );
  return (
    <Notice tone="kept" label="Set up" sentence="Reminders and escalations go out by mail, and into the inbox.">
      A mail that the server does not take is tried again for most of a day.
    </Notice>
  );
}
