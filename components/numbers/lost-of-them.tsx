import { Rate } from "@/components/format/rate";
import { formatNumber } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import type { CustomerMovement, Period } from "@/server/domain/customer-numbers";
import { lostOfActive } from "@/server/domain/lost-of-active";
import { addDays, type PlainDate } from "@/server/domain/plain-date";
import { rowsHref } from "./rows-href";

type Props = {
  moved: Period & CustomerMovement;
  lapseDays: number;
  segment: string | null;
  /** The day on which somebody had to be of the segment to be in these numbers. */
  membersOn: PlainDate;
};

/** The losses against those active before: a part of them where that is what they are, else a ratio that says so. */
export function LostOfThem({ moved, lapseDays: lapse, segment, membersOn }: Props) {
  const lost = lostOfActive(moved, lapse);
  if (!lost) return null;
  const { from, to } = moved;
  const seen = { lapse, segment, membersOn };
  const hrefOfLost = rowsHref("lost", { from, to, ...seen });
  return (
    <p className="small mt-2 mb-3">
      Lost of those active before:{" "}
      {"k" in lost ? (
        <Rate
          k={lost.k}
          n={lost.n}
          href={hrefOfLost}
          hrefOfAll={rowsHref("active", { asOf: addDays(from, -1), ...seen })}
        />
      ) : (
        <>
          <Link href={hrefOfLost}>{formatNumber(Math.round(10 * lost.perHundred) / 10)} losses</Link> to a hundred of
          them. In more days than the threshold some of the lost came only then.
        </>
      )}
    </p>
  );
}
