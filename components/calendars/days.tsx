import { Day } from "@/components/format/day";
import type { PlainDate } from "@/server/domain/plain-date";

/** "14 Dec 2026", "14 Dec 2026 to 18 Dec 2026", "since 14 Dec 2026, until we know". */
export function DaysAway({ fromOn, untilOn }: { fromOn: PlainDate; untilOn: PlainDate | null }) {
  if (untilOn === fromOn) return <Day on={fromOn} />;
  return (
    <>
      <Day on={fromOn} />
      {untilOn === null ? ", until we know" : " to "}
      {untilOn === null ? null : <Day on={untilOn} />}
    </>
  );
}
