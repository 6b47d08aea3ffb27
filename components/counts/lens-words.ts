import { formatDay } from "@/components/format/time";
import { counted } from "@/components/format/words";
import type { Lens } from "@/server/domain/lens";

/** "Everyone as of 22 November 2026, lost after 180 days." The same on screen, in print and in a file. */
export function lensSentence({ asOf, lapseDays }: Lens, segmentName: string | null): string {
  const whose = segmentName === null ? "Everyone" : `Only “${segmentName}”`;
  const lost = lapseDays === null ? "with no lapse threshold" : `lost after ${counted(lapseDays, "day")}`;
  return `${whose} as of ${formatDay(asOf)}, ${lost}.`;
}

/** The lens as fields of an address or a form; today's own view needs none. */
export function lensFields({ asOf, lapseDays, segment }: Lens, isDefault: boolean): Record<string, string> {
  if (isDefault) return {};
  return {
    asOf,
    ...(lapseDays === null ? {} : { lapse: String(lapseDays) }),
    ...(segment === null ? {} : { segment }),
  };
}
