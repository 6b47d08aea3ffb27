import { Count } from "@/components/format/count";
import { Rate } from "@/components/format/rate";
import { Facts } from "@/components/ui/facts";
import type { DepartmentCoverage, OfficerHolding } from "@/server/advocates/queries/coverage";
import type { VoiceCounts } from "@/server/advocates/queries/voices";
import { holdsOn } from "@/server/domain/appointment";
import { isCovered } from "@/server/domain/coverage";
import type { PlainDate } from "@/server/domain/plain-date";

type Props = {
  departments: readonly DepartmentCoverage[];
  officers: readonly OfficerHolding[];
  voices: VoiceCounts;
  today: PlainDate;
  /** Whether the reader may see who signed at once. */
  isBoard: boolean;
};

const rows = (of: string) => `/governance/advocates/decisions?of=${of}`;

/** How far the house is covered today, and how often an advocate was heard in the year up to it. */
export function CoverageFacts({ departments, officers, voices, today, isBoard }: Props) {
  const { proposed, heard, late, quick } = voices;
  const n = departments.length;
  const advocated = departments.filter(({ advocates }) => isCovered(advocates.holdings, today)).length;
  const seated = departments.filter(({ seat }) => isCovered(seat.holdings, today)).length;
  const officer = officers.find((holding) => holdsOn(holding, today));
  const facts = [
    { label: "Departments with an advocate", value: <Rate k={advocated} n={n} none="No department yet" /> },
    { label: "Departments on the board", value: <Rate k={seated} n={n} none="No department yet" /> },
    {
      label: "Chief customer officer",
      value: officer ? officer.person : <span className="font-medium text-due">▲ nobody</span>,
    },
    {
      label: "Proposals of a year that an advocate spoke on",
      value: <Rate k={heard} n={proposed} none="Nothing was proposed" href={rows("heard")} />,
    },
    { label: "Proposals nobody spoke on", value: <Count n={proposed - heard} href={rows("without")} /> },
    { label: "Late dissents in a year, for the next pack", value: <Count n={late} href={rows("late")} /> },
  ];
  const hint = { label: "Signed within two minutes of opening", value: <Count n={quick} href={rows("quick")} /> };
  return (
    <div className="max-md:order-first">
      <Facts facts={isBoard ? [...facts, hint] : facts} />
    </div>
  );
}
