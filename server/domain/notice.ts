import type { Answer } from "./decision-words";
import type { Instant } from "./plain-date";

/**
 * Parts of the list of notices. `open`: to be answered, or an objection stands. `overdue`: its time is over without an
 * answer. `answered`: by whatever answer. `in_time` and `late`: of those whose time is over or that are answered.
 */
export const noticeParts = ["open", "overdue", "objections", "answered", "in_time", "late"] as const;
export type NoticePart = (typeof noticeParts)[number];

/** The latest and the first answer to a notice; null: none. */
export type NoticeAnswers = { answerBy: Instant; firstAt: Instant | null };

/** Whether a notice is late, which it stays for ever: answered after its time, or not at all and its time is over. At the due instant an answer is in time. */
export function isLate({ answerBy, firstAt }: NoticeAnswers, now: Instant): boolean {
  return (firstAt ?? now) > answerBy;
}

/** The league of departments: how many notices wait for each, and how many were answered in time. */
export type NoticeLeague = {
  departmentId: string;
  department: string;
  open: number;
  overdue: number;
  objections: number;
  /** Answered in time, of those answered or overdue. */
  inTime: number;
  judged: number;
};

/** Whether a department is waited for: it has not answered, or it objects. */
export function isOpen(answer: Answer | null): boolean {
  return answer === null || answer === "objection";
}
