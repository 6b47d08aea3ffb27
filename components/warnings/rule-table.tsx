import { Rate } from "@/components/format/rate";
import { formatMoment } from "@/components/format/time";
import { formatCount } from "@/components/format/words";
import { Row, Table, Td } from "@/components/ui/table";
import type { WarningRuleVersion } from "@/server/warnings/queries";
import { ruleWords, warningKindWords } from "./words";

type Props = { rules: readonly WarningRuleVersion[]; label: string; now: Date; zone: string };

const columns = [
  { label: "Rule" },
  { label: "Why" },
  { label: "Fired", numeric: true },
  { label: "Judged", numeric: true },
  { label: "Right" },
];

/** Rules with how they have done: of what was judged, how much was right. */
export function RuleTable({ rules, label, now, zone }: Props) {
  return (
    <Table label={label} columns={columns} stacks>
      {rules.map((rule) => (
        <Row key={rule.id}>
          <Td heads className="md:max-w-72">
            <span className="font-medium">{warningKindWords[rule.kind]}</span>
            {rule.isOn ? null : <span className="text-due"> · switched off</span>}
            <span className="small block font-normal text-ink-2">{ruleWords(rule)}</span>
          </Td>
          <Td>
            “{rule.reason}”
            <span className="small block text-ink-3">
              {rule.setBy
                ? `${rule.setBy}, ${formatMoment(new Date(rule.recordedAt), now, zone)}`
                : "As the product comes"}
            </span>
          </Td>
          <Td numeric label="Fired">
            {formatCount(rule.fired)}
          </Td>
          <Td numeric label="Judged">
            {formatCount(rule.judged)}
          </Td>
          <Td label="Right">
            <Rate k={rule.right} n={rule.judged} none="not judged yet" short />
          </Td>
        </Row>
      ))}
    </Table>
  );
}
