import { formatDay, wallClock } from "@/components/format/time";
import { Notice } from "@/components/ui/notice";
import type { Brief } from "@/server/customers/queries/brief";

/** What stands above everything else: has died, vulnerable. */
export function FlagNotices({ facts, zone }: { facts: Brief["facts"]; zone: string }) {
  const { diedRecordedAt, diedRecordedBy, diedOn, vulnerableNote, vulnerableAt, vulnerableBy } = facts;
  const noted = (at: string, by: string | null) =>
    `Noted on ${formatDay(wallClock(new Date(at), zone).on)} by ${by}. No thanks, no content.`;
  return (
    <>
      {diedRecordedAt ? (
        <Notice
          className="mb-4"
          label="Has died"
          sentence={diedOn ? `Died on ${formatDay(diedOn)}.` : "Has died; the day is not known."}
        >
          {noted(diedRecordedAt, diedRecordedBy)}
        </Notice>
      ) : null}
      {vulnerableNote && vulnerableAt ? (
        <Notice className="mb-4" tone="due" label="Vulnerable" sentence={<bdi>{vulnerableNote}</bdi>}>
          {noted(vulnerableAt, vulnerableBy)}
        </Notice>
      ) : null}
    </>
  );
}
