import { formatDay } from "@/components/format/time";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { LapseThreshold } from "@/server/domain/lapse-threshold";
import type { PlainDate } from "@/server/domain/plain-date";

type Props = { threshold: LapseThreshold | null; setOn: PlainDate | null; suggested: number | null; maySet: boolean };

/** The lapse threshold in force, who set it and why; or that nobody has, and what that leaves unknown. */
export function ThresholdLine({ threshold, setOn, suggested, maySet }: Props) {
  const link = maySet ? <Link href="/numbers/threshold">{threshold ? "Change it" : "Set it"}</Link> : null;
  if (!threshold || !setOn) {
    return (
      <Notice tone="due" label="No lapse threshold is set" className="mb-4">
        Until a board member sets one, nobody can be called active or lost.
        {suggested === null ? "" : ` Of those who came back, four in five did so within ${suggested} days.`} {link}
      </Notice>
    );
  }
  return (
    <p className="small max-w-prose text-ink-2">
      Lost after {threshold.days} days without a purchase, set on {formatDay(setOn)} by {threshold.setBy}: “
      {threshold.reason}” {link}
    </p>
  );
}
