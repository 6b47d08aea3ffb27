import { Moment } from "@/components/format/moment";
import { formatDay } from "@/components/format/time";
import type { Counted } from "@/server/counts/queries/counted";
import type { Lens } from "@/server/domain/lens";

/** Who reads, and when. */
export type Reader = { now: Date; zone: string };

type Props = Reader & { of: Omit<Counted<unknown>, "answer">; lens: Lens };

/** When a part was counted that stands beside numbers of this very moment. */
export function KeptNote({ of: { isKept, countedAt, asOf }, lens, now, zone }: Props) {
  if (!isKept || countedAt === null) return null;
  return (
    <p className="small mt-1 text-ink-3">
      Counted <Moment at={countedAt} now={now} zone={zone} />
      {asOf === lens.asOf ? "." : `, as of ${formatDay(asOf)}: today has not been counted yet.`}
    </p>
  );
}
