import { formatMoney } from "@/components/format/amount";
import { formatMoment } from "@/components/format/time";
import { counted } from "@/components/format/words";
import { Row, Table, Td } from "@/components/ui/table";

type Version = {
  id: string;
  number: number;
  savedBy: string;
  savedAt: Date;
  submittedBy: string | null;
  submittedAt: Date | null;
  targetMinor: number | null;
  currency: string;
  lines: readonly unknown[];
};

/** Every version ever saved, the newest first: which held from when, and what replaced it. */
export function PlanVersions({ versions, now, zone }: { versions: readonly Version[]; now: Date; zone: string }) {
  const held = versions.find(({ submittedAt }) => submittedAt !== null);
  return (
    <Table label="Versions of the plan">
      {versions.map((version) => (
        <Row key={version.id} className="first:border-t-0">
          <Td heads className="font-medium">
            {version.number}
          </Td>
          <Td>
            {counted(version.lines.length, "line")}
            {version.targetMinor === null ? "" : `, target ${formatMoney(version.targetMinor, version.currency)}`}
            <span className="small block text-ink-3">
              Saved by <bdi>{version.savedBy}</bdi>, {formatMoment(version.savedAt, now, zone)}.{" "}
              {version.submittedAt && version.submittedBy
                ? `Submitted by ${version.submittedBy}, ${formatMoment(version.submittedAt, now, zone)}${version === held ? ": it holds." : ": replaced since."}`
                : "Never submitted."}
            </span>
          </Td>
        </Row>
      ))}
    </Table>
  );
}
