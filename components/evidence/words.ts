import { formatDay } from "@/components/format/time";
import { plainDate } from "@/server/domain/plain-date";
import type { Document } from "@/server/evidence/queries/documents";

/** 1,240 bytes are "2 KB": rounded up, so that nothing seems to be empty. */
export function sizeInWords(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.ceil(bytes / 1024).toLocaleString("en-GB")} KB`
    : `${(bytes / 1024 / 1024).toLocaleString("en-GB", { maximumFractionDigits: 1 })} MB`;
}

const reasons = {
  retention: "its time was over",
  erasure: "somebody in it was erased",
  mistake: "added by mistake",
};

/** Why and when a file went. */
export function goneInWords({ forgottenAt, forgottenFor }: Pick<Document, "forgottenAt" | "forgottenFor">): string {
  if (!forgottenAt || !forgottenFor) return "";
  return `Emptied ${formatDay(plainDate(forgottenAt.slice(0, 10)), "short")}: ${reasons[forgottenFor]}`;
}
