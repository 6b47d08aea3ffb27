import { Count } from "@/components/format/count";
import { Rate } from "@/components/format/rate";
import { counted, formatNumber } from "@/components/format/words";
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

/** The losses against those active before: a part of them where that is what they are, else two numbers side by side. */
export function LostOfThem({ moved, lapseDays: lapse, segment, membersOn }: Props) {
  const lost = lostOfActive(moved, lapse);
  if (!lost) return null;
  const { from, to } = moved;
  const seen = { lapse, segment, membersOn };
  const hrefOfLost = rowsHref("lost", { from, to, ...seen });
  const hrefOfAll = rowsHref("active", { asOf: addDays(from, -1), ...seen });
  return (
    <p className="small mt-2 mb-3">
      {"k" in lost ? (
        <>
          Lost of those active before: <Rate k={lost.k} n={lost.n} href={hrefOfLost} hrefOfAll={hrefOfAll} />
        </>
      ) : (
        <>
          <Count n={lost.lost} one="loss" many="losses" href={hrefOfLost} />; <Count n={lost.before} href={hrefOfAll} />{" "}
          {lost.before === 1 ? "was" : "were"} active before
          {lost.perHundred === null ? null : <>, {toHundred(lost.perHundred)}</>}. Not a share of them: in more than{" "}
          {counted(lapse + 1, "day")} somebody can come and be lost, or be lost twice.
        </>
      )}
    </p>
  );
}

function toHundred(perHundred: number): string {
  const losses = Math.round(10 * perHundred) / 10;
  return `which is ${formatNumber(losses)} ${losses === 1 ? "loss" : "losses"} to every hundred of those`;
}
