"use client";

import { useSearchParams } from "next/navigation";
import { Notice } from "@/components/ui/notice";

/** What was done, by the key a form's redirect carries (`?done=logged`). Only these sentences can be shown. */
const sentences: Readonly<Record<string, string>> = {
  logged: "Contact logged.",
  promised: "Promise made. It counts from now.",
  kept: "Kept, and recorded with the time.",
  attempted: "The attempt is noted.",
  moved: "Promise moved.",
  cancelled: "Promise cancelled.",
  retracted: "Taken back. The promise is open as before.",
  "handed-over": "Handed over.",
  "void-asked": "Asked for. A second person has to agree before it is void.",
  voided: "Promise is void.",
  created: "Created.",
  saved: "Saved.",
  noted: "Note added.",
  bought: "Purchase recorded.",
  opened: "Issue opened.",
  resolved: "Issue resolved.",
  thanked: "Thanks recorded.",
  proposed: "Proposed. The statement is frozen as it stands.",
  positioned: "Your position is recorded.",
  decided: "Decided and sealed.",
  acknowledged: "Answer recorded.",
  reviewed: "Review recorded.",
  "in-effect": "In effect from now on.",
  minuted: "Minuted.",
  outcome: "Recorded beside what was said.",
  continued: "Goes on until the new review day.",
  closed: "Closed.",
  "sent-back": "Sent back. It is a draft again.",
  rejected: "Rejected.",
  referred: "Referred. The board looks at it first.",
  withdrawn: "Withdrawn.",
  notified: "They have been told.",
  "review-moved": "Review brought forward.",
  evidenced: "Added, and marked as come after the decision.",
  corrected: "Noted beside the original.",
  reversed: "Reversed.",
  "definition-written": "Written. It counts once everybody named has signed.",
  signed: "Signed.",
  imported: "Import finished.",
  "signed-out": "Signed out.",
  "password-changed": "Password changed. Other browsers are signed out.",
  "session-ended": "That browser is signed out.",
  added: "Added. Give them a link to choose a password.",
  appointed: "Appointed.",
  "appointment-ended": "The appointment has its end.",
  deactivated: "Deactivated. They are signed out everywhere.",
  reactivated: "They may come in again.",
};

/** Says what the last form did; part of the page, so it is there without JavaScript too. */
export function DoneNote() {
  const done = useSearchParams().get("done");
  const sentence = done ? sentences[done] : undefined;
  if (!sentence) return null;
  return (
    <div role="status" className="mb-5 print:hidden">
      <Notice tone="kept">{sentence}</Notice>
    </div>
  );
}
