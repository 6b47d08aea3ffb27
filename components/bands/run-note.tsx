import { formatDay, formatMoment } from "@/components/format/time";
import { Notice } from "@/components/ui/notice";
import type { BandRun, BandVersion } from "@/server/bands/queries";

type Props = { run: BandRun | null; current: BandVersion; now: Date; zone: string };

/** When the bands were computed, and whether what was set last is in them yet. */
export function RunNote({ run, current, now, zone }: Props) {
  if (run === null)
    return (
      <Notice tone="due" label="Being computed" className="mb-4">
        The bands were set {formatMoment(new Date(current.recordedAt), now, zone)} and are being computed. That takes up
        to a minute; open this page again.
      </Notice>
    );
  return (
    <>
      {run.versionId === current.id ? null : (
        <Notice tone="due" label="Being computed" className="mb-4">
          New bands were set {formatMoment(new Date(current.recordedAt), now, zone)}. Until they are computed everyone
          keeps the band they had: those are shown here.
        </Notice>
      )}
      <p className="small mb-2 text-ink-3">
        Computed {formatMoment(new Date(run.computedAt), now, zone)}, as of {formatDay(run.asOf)}. Every night, and when
        bands are set.
      </p>
    </>
  );
}
