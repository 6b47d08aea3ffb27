import type { Tenure } from "@/server/domain/tenure";
import { formatBreaks } from "./tenure-words";

/** Under a length of time: the breaks in it and how long they have been back. */
export function Breaks({ tenure }: { tenure: Tenure }) {
  const words = formatBreaks(tenure);
  return words === null ? null : <span className="small num block text-ink-3">{words}</span>;
}
