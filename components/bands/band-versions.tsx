import { formatMoment } from "@/components/format/time";
import type { BandVersion } from "@/server/bands/queries";
import { ruleSentence } from "@/server/domain/rule-sentence";
import { bandMeanings } from "./words";

type Props = { versions: readonly BandVersion[]; now: Date; zone: string; currency: string };

/** Every version ever set, newest first: what was reported under an older one stays explained. */
export function BandVersions({ versions, now, zone, currency }: Props) {
  return (
    <ol>
      {versions.map((version, index) => (
        <li key={version.id} className="border-line border-t py-3 first:border-t-0">
          <p className="small text-ink-3">
            {version.setBy}, {formatMoment(new Date(version.recordedAt), now, zone)}
            {index === 0 ? ", in force" : ""}
          </p>
          <p className="said mt-0.5">“{version.reason}”</p>
          <p className="small mt-1 text-ink-2">{inOneLine(version, currency)}</p>
          <p className="small text-ink-2">Best customers: {bestClause(version)}</p>
        </li>
      ))}
    </ol>
  );
}

function inOneLine(version: BandVersion, currency: string): string {
  const meanings = bandMeanings(version, currency);
  return `${version.bands.map(({ name }, place) => `${name}: ${meanings[place]}`).join("; ")}.`;
}

const bestClause = ({ bestRule }: BandVersion) =>
  ruleSentence(bestRule).replace(/^(Customers|All)/, (word) => word.toLowerCase());
