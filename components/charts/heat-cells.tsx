import { formatShare } from "@/components/format/words";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import type { HeatCell } from "./heat-map";

/** From paper to half of the green: text keeps 4.5:1 on all of them, in the light and in the dark. */
const tones = ["", "bg-kept/8", "bg-kept/15", "bg-kept/22", "bg-kept/29", "bg-kept/36", "bg-kept/43", "bg-kept/50"];

/** One cell, which opens its customers; blank where its time is not over. */
export function Cell({ cell, most, isSum }: { cell: HeatCell | null; most: number; isSum: boolean | undefined }) {
  if (cell === null) return <td aria-label="not over yet" />;
  const { share, text, heard, href, isFaint } = cell;
  const looks = classes("block px-0.5 py-1 text-center no-underline", isFaint && "text-ink-3");
  return (
    <td
      className={classes(
        "p-0 print:[print-color-adjust:exact]",
        toneOf(share, most),
        isSum && "border-line-strong border-t",
      )}
    >
      {href ? (
        <Link
          href={href}
          title={heard}
          aria-label={heard}
          className={classes(looks, "hover:underline pointer-coarse:py-2.5")}
        >
          {text}
        </Link>
      ) : (
        <span title={heard} className={looks}>
          <span aria-hidden="true">{text}</span>
          <span className="sr-only">{heard}</span>
        </span>
      )}
    </td>
  );
}

/** What the tones mean. */
export function Scale({ most }: { most: number }) {
  return (
    <p className="small mt-1 flex items-center gap-2 text-ink-3">
      <span>0%</span>
      <span aria-hidden="true" className="flex border border-line">
        {tones.map((tone) => (
          <span key={tone} className={classes("inline-block h-3 w-5 print:[print-color-adjust:exact]", tone)} />
        ))}
      </span>
      <span>{formatShare(most)} and over. Blank: not over yet.</span>
    </p>
  );
}

function toneOf(share: number | null, most: number): string {
  if (share === null || most <= 0) return "";
  return tones[Math.min(tones.length - 1, Math.ceil((share / most) * (tones.length - 1)))] ?? "";
}
