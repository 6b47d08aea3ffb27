import type { IssueKind } from "@/server/domain/issue";

export const issueWords: Record<IssueKind, string> = {
  complaint: "Complaint",
  fault: "Fault",
  question: "Question",
  request: "Request",
};
