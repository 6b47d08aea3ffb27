import { Count } from "@/components/format/count";
import { formatShare } from "@/components/format/words";
import { hasShare } from "@/server/domain/enough";

type Props = { count: number | null; all: number | null; href?: string | undefined };

/** How many are in a segment, and which part of everyone that is. */
export function SegmentSize({ count, all, href }: Props) {
  const isPart = count !== null && all !== null && hasShare(all) && count < all;
  return (
    <span>
      <Count n={count} href={href} />
      {isPart ? <span className="small block text-ink-3">{formatShare(count / all)} of all</span> : null}
    </span>
  );
}
