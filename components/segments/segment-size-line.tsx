import { Money } from "@/components/format/money";
import { formatCount, formatShare } from "@/components/format/words";
import { Notice } from "@/components/ui/notice";
import { hasShare } from "@/server/domain/enough";
import type { SegmentSize } from "@/server/segments/queries/measure";

type Props = { size: SegmentSize; currency: string };

/** How many the segment holds as of now, and which part of what everyone has bought is theirs. */
export function SegmentSizeLine({ size, currency }: Props) {
  if ("unknown" in size) return <Notice tone="due" label="Not known" sentence={size.unknown} />;
  const { customers, everyone } = size;
  return (
    <p className="text-ink-2">
      <span className="num font-semibold text-2xl text-ink">{formatCount(customers)}</span>{" "}
      {customers === 1 ? "customer" : "customers"}
      {hasShare(everyone) ? `, ${formatShare(customers / everyone)} of ${formatCount(everyone)}` : null}
      {"valueMinor" in size ? <Worth {...size} currency={currency} /> : null}
      <span className="text-ink-3"> · as of now</span>
    </p>
  );
}

type WorthProps = { valueMinor: number; allValueMinor: number; currency: string };

function Worth({ valueMinor, allValueMinor, currency }: WorthProps) {
  const isPart = valueMinor >= 0 && allValueMinor > 0 && valueMinor <= allValueMinor;
  return (
    <>
      ; they have bought for <Money minor={valueMinor} currency={currency} round /> in all
      {isPart ? `, ${formatShare(valueMinor / allValueMinor)} of everything` : null}
    </>
  );
}
