/** What can be wrong for a customer until it is resolved. A complaint is a kind of issue. */
export const issueKinds = ["complaint", "fault", "question", "request"] as const;
export type IssueKind = (typeof issueKinds)[number];
