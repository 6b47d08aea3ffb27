/** What can be wrong for a customer until it is resolved. A complaint is a kind of issue. */
export const issueKinds = ["complaint", "fault", "question", "request"] as const;
export type IssueKind = (typeof issueKinds)[number];

/** What happens to an issue after it was opened. */
export const issueEventKinds = ["handed_over", "resolved", "reopened"] as const;
export type IssueEventKind = (typeof issueEventKinds)[number];

/** Where an issue lies: with a department, and with one of its people or with nobody yet. */
export type IssueSeat = { departmentId: string; ownerId: string | null };

/**
 * Whether passing an issue on makes the customer tell it again: to another department always, within one only when
 * somebody had it already. Somebody of the department taking what was nobody's is no hand-off.
 */
export function isHandOff(from: IssueSeat, to: IssueSeat): boolean {
  return from.departmentId !== to.departmentId || (from.ownerId !== null && from.ownerId !== to.ownerId);
}

/** Whose open issues a queue shows. */
export const issueScopes = ["mine", "department", "everyone"] as const;
export type IssueScope = (typeof issueScopes)[number];
