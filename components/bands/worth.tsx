import { formatDay } from "@/components/format/time";
import { Link } from "@/components/ui/link";
import type { BandNow } from "@/server/bands/queries";
import { bestReason, standingWords } from "./worth-words";

type Props = { band: BandNow | null };

/** What somebody is to us in two words; it opens how that is decided. */
export function BandHead({ band }: { band: BandNow }) {
  return (
    <Link href="/settings/bands" className="no-underline hover:underline">
      {band.isBest ? "Best customer" : `${band.band} band`}
    </Link>
  );
}

/** Where they stand among buyers, as it was when they came into the band. */
export function BandStanding({ band }: Props) {
  if (band === null)
    return (
      <>
        <Link href="/settings/bands">no value band</Link> yet ·{" "}
      </>
    );
  const standing = standingWords(band.because);
  return standing ? <span title={`On ${formatDay(band.fromOn)}`}>{standing} · </span> : null;
}

/** Why they are a best customer; nothing where they are none. */
export function BestReason({ band }: Props) {
  return band?.isBest ? <span className="block">because {bestReason(band.rule)}</span> : null;
}
