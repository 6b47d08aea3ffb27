import { formatCount } from "@/components/format/words";

type Props = { bestSentence: string; best: number | null; buyers: number };

/** How many would be best customers, by the bands as they are today: the new ones are not drawn yet. */
export function PreviewBest({ bestSentence, best, buyers }: Props) {
  return (
    <div className="mt-4">
      <p className="label">Best customers</p>
      <p className="body-serif">{bestSentence}</p>
      <p className="small text-ink-2">
        {best === null
          ? "How many that are is not known before the bands are drawn, or a lapse threshold is set if the rule asks for one."
          : `${formatCount(best)} of ${formatCount(buyers)} buyers, where the rule asks for a band by the bands as they stand today.`}
      </p>
    </div>
  );
}
