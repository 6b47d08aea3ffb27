import type { PlainDate } from "@/server/domain/plain-date";
import type { Tenure as TenureOfCustomer } from "@/server/domain/tenure";
import { NotKnown } from "./not-known";
import { formatSince } from "./tenure-words";
import { formatLength } from "./words";

type Props = {
  tenure: TenureOfCustomer;
  today: PlainDate;
  /** `length` or `since` alone where they stand on lines of their own. */
  show?: "both" | "length" | "since" | undefined;
};

/** How long with us, as one can say it aloud: never one number where there are three. */
export function Tenure({ tenure, today, show = "both" }: Props) {
  if (tenure.months === null) return <NotKnown words="not bought yet" />;
  const [length, since] = [formatLength(tenure.months), formatSince(tenure, today)];
  return <span className="num">{{ both: `${length}, ${since}`, length, since }[show]}</span>;
}
