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
  attached: "Added. From now on this customer is found by it.",
  saved: "Saved.",
  noted: "Note added.",
  known: "Noted, with its source and day.",
  confirmed: "Still so: confirmed today.",
  "taken-back": "Taken back. It stays to be seen among what was.",
  bought: "Purchase recorded.",
  opened: "Issue opened.",
  resolved: "Issue resolved.",
  reopened: "Open again. The resolution that did not hold stays to be seen.",
  "passed-on": "Handed over. Both departments see it until it is resolved.",
  taken: "You look after this now.",
  feedback: "Feedback kept.",
  answered: "Our reply is kept.",
  linked: "Linked to the decision.",
  unlinked: "No longer linked.",
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
  merged: "Merged. Both records are one from now on.",
  unmerged: "Taken apart. Both stand for themselves again.",
  "told-apart": "Noted: two different customers. They are not suggested again.",
  scanning: "All customers are being looked through. New pairs appear here.",
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
