import { wallClock } from "@/components/format/time";
import { Notice } from "@/components/ui/notice";

type Props = { colleague: { name: string; at: string } | null; zone: string };

/** A colleague who opened the same customer minutes ago: two people should not answer one caller. */
export function ColleagueHere({ colleague, zone }: Props) {
  if (colleague === null) return null;
  return (
    <Notice tone="due" className="mb-4">
      {colleague.name} has this open since {wallClock(new Date(colleague.at), zone).time}.
    </Notice>
  );
}
