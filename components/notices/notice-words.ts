import type { NoticePart } from "@/server/domain/notice";

/** The parts of a department's notices, and what is said where one is empty. */
export const partWords: Record<NoticePart, { tab: string; empty: string }> = {
  open: { tab: "To be answered", empty: "Nothing waits for an answer." },
  overdue: { tab: "Overdue", empty: "No answer is overdue." },
  objections: { tab: "Objections that stand", empty: "No objection stands." },
  answered: { tab: "Answered", empty: "Nothing has been answered yet." },
  in_time: { tab: "In time", empty: "Nothing has been answered in time yet." },
  late: { tab: "Late", empty: "Nothing is late." },
};

/** The address of a part of a department's notices; one's own department needs no name. */
export function noticesHref(department: string | null, show: NoticePart, after?: { at: Date; id: string }): string {
  const fields = new URLSearchParams();
  if (department) fields.set("department", department);
  if (show !== "open") fields.set("show", show);
  if (after) fields.set("after", writeKey(after));
  const asked = fields.toString();
  return asked ? `/decisions/notices?${asked}` : "/decisions/notices";
}

/** Where the next page begins, as it stands in the address. */
export function writeKey({ at, id }: { at: Date; id: string }): string {
  return `${at.getTime()}_${id}`;
}
