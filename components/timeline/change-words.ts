import { fieldValue, fieldWords } from "@/components/corrections/field-words";
import type { TimelineEntry } from "@/server/customers/queries/timeline";
import type { ToldAction } from "@/server/domain/timeline";

type Change = Extract<TimelineEntry, { kind: "change" }>;

/** What is told of a change, one sentence each. Whoever adds an action to toldActions adds its words here. */
const changes: Record<ToldAction, string> = {
  "contact.corrected": "Contact corrected",
  "purchase.corrected": "Purchase corrected",
  "purchase.withdrawn": "Purchase withdrawn",
  "customer.created": "Record created",
  "customer.imported": "Came with an import",
  "customer.changed": "Record changed",
  "customer.died": "Marked as having died",
  "customer.not_died": "No longer marked as having died",
  "customer.vulnerable": "Marked as vulnerable",
  "customer.not_vulnerable": "No longer marked as vulnerable",
  "customer.merged": "Merged: two records are one customer",
  "customer.unmerged": "Unmerged: two customers again",
  "customer.lookedAfter": "Taken on: “I look after this”",
  "customer.erased": "Erased",
  "identity.added": "A number or address added",
  "identity.withdrawn": "A number or address taken off",
  "representative.added": "Somebody speaks for them",
  "representative.ended": "Somebody no longer speaks for them",
  "note.added": "Note added",
  "note.withdrawn": "Note taken off",
  "need.noted": "A need or liking noted",
  "need.confirmed": "A need or liking confirmed",
  "need.withdrawn": "A need or liking taken back",
  "preference.set": "A wish noted",
  "consent.given": "Consent given",
  "consent.withdrawn": "Consent taken back",
  "date.noted": "A special day noted",
  "date.withdrawn": "A special day taken back",
  "intent.said": "They said what they mean to do",
  "goal.agreed": "A goal agreed",
  "goal.reviewed": "A goal looked at again",
  "goal.reached": "A goal reached",
  "lifecycle.recorded": "A step with us recorded",
  "lifecycle.withdrawn": "A step with us taken back",
  "feedback.linked": "Feedback linked to a decision",
  "feedback.unlinked": "Feedback no longer linked to a decision",
  "record.taken": "Their whole record was handed out",
  "goodwill.asked": "More goodwill asked for than the limit",
  "goodwill.approved": "Goodwill above the limit approved",
  "goodwill.refused": "Goodwill above the limit refused",
  "goodwill.withdrawn": "A request for goodwill taken back",
  "restriction.set": "A restriction set",
  "restriction.ended": "A restriction ended",
  "arrival.noted": "Noted how they came to us",
  "advocacy.withdrawn": "What they did for us taken back",
  "referral.linked": "Whom they sent us is known now",
  "referral.withdrawn": "A referral taken back",
  "story.told": "They told us their story",
  "story.published": "Their story published",
  "story.taken_down": "Their story taken down",
  "story.withdrawn": "Their story taken back",
};

/** Changes whose fields are told before and after. */
const told: ReadonlySet<ToldAction> = new Set([
  "contact.corrected",
  "purchase.corrected",
  "customer.changed",
  "customer.merged",
  "customer.unmerged",
]);

/** A change as a line: what it was, and each field before and after. */
export function changeLine({ action, details }: Pick<Change, "action" | "details">): string {
  const { merged, survivor } = (details ?? {}) as { merged?: string; survivor?: string };
  const pair = action.endsWith("merged") && merged ? `: “${merged}” and “${survivor}”` : "";
  const head = `${changes[action] ?? "Changed"}${pair}`;
  const { before = {}, after } = details ?? {};
  if (!after || !told.has(action)) return head;
  const parts = Object.keys(after).flatMap((name) =>
    fieldWords[name]
      ? [`${fieldWords[name]} was ${fieldValue(name, before[name])}, is ${fieldValue(name, after[name])}`]
      : [],
  );
  return parts.length === 0 ? head : `${head}${pair ? "." : ":"} ${parts.join("; ")}`;
}

/** Where a change can be looked at; null: nowhere but here. */
export function changeHref({ action, subjectId, facts }: Change, customerId: string): string | null {
  if (action === "contact.corrected") return `/customers/${customerId}/contacts/${subjectId}`;
  if (action === "purchase.corrected") return `/customers/${customerId}/purchases/${subjectId}`;
  if (action.endsWith("merged") && typeof facts.mergeId === "string")
    return `/customers/${customerId}/merges/${facts.mergeId}`;
  if (action.startsWith("goodwill.")) return `/customers/${customerId}/goodwill`;
  if (action.startsWith("restriction.")) return `/customers/${customerId}/restrictions`;
  if (action.startsWith("feedback.") && typeof facts.decisionId === "string") return `/decisions/${facts.decisionId}`;
  return null;
}
