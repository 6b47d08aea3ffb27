import { formatMoney } from "@/components/format/amount";
import { formatMoment } from "@/components/format/time";
import { counted, listed } from "@/components/format/words";
import { Facts } from "@/components/ui/facts";
import { Row, Table, Td } from "@/components/ui/table";
import type { MilestoneRules } from "@/server/domain/milestone-rules";
import type { RulesVersion } from "@/server/recognitions/queries/rules";

/** What is a milestone, read by everyone. */
export function MilestonesNow({ rules }: { rules: MilestoneRules }) {
  return <Facts facts={factsOf(rules)} />;
}

/** Every version that was ever set, newest first: what was thanked for under an older one stays explained. */
export function MilestoneVersions({
  versions,
  now,
  zone,
}: {
  versions: readonly RulesVersion[];
  now: Date;
  zone: string;
}) {
  return (
    <Table label="Versions of the milestones">
      {versions.map((version, index) => (
        <Row key={version.id} className="first:border-t-0">
          <Td>
            “<bdi>{version.reason}</bdi>”
            <span className="small block text-ink-3">
              {version.by === null ? "Standpoint" : `${version.by}, ${formatMoment(version.recordedAt, now, zone)}`}
              {index === 0 ? ", in force" : ""}
            </span>
            {index === 0 ? null : <span className="small block text-ink-2">{inShort(version)}</span>}
          </Td>
        </Row>
      ))}
    </Table>
  );
}

function factsOf(rules: MilestoneRules): { label: string; value: string }[] {
  return [
    { label: "Years with us", value: yearsOf(rules) },
    { label: "Days with a purchase", value: rules.purchases.join(", ") || "none" },
    { label: "Bought in all", value: amountsOf(rules) },
    { label: "Coming back after a break", value: rules.afterReturn ? "yes" : "no" },
    { label: "Sending us somebody who bought", value: rules.afterReferral ? "yes" : "no" },
    { label: "An anniversary is announced", value: `${counted(rules.aheadDays, "day")} ahead` },
    { label: "Thanks still ring true", value: `${counted(rules.ringDays, "day")} after` },
    { label: "Between two thanks", value: `${counted(rules.coolOffDays, "day")} at least` },
  ];
}

function inShort(rules: MilestoneRules): string {
  return `Years: ${yearsOf(rules)}. Days with a purchase: ${rules.purchases.join(", ") || "none"}. In all: ${amountsOf(rules)}. Between two thanks: ${counted(rules.coolOffDays, "day")}.`;
}

function yearsOf({ years }: MilestoneRules): string {
  if (years === null) return "every year";
  return years.length === 0 ? "none" : listed(years.map(String));
}

function amountsOf({ valueMinor, currency }: MilestoneRules): string {
  if (currency === null) return "none";
  return listed(valueMinor.map((minor) => formatMoney(minor, currency, true)));
}
