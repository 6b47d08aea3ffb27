import { formatMoney } from "@/components/format/amount";
import { NotKnown } from "@/components/format/not-known";
import { formatCount } from "@/components/format/words";
import { Row, Table, Td } from "@/components/ui/table";
import type { PlanKind } from "@/server/domain/plan";
import { kindWords } from "./plan-words";

type Props = {
  lines: readonly { place: number; kind: PlanKind; segmentName: string | null }[];
  happened: readonly { place: number; planned: number; happened: number | null }[];
  value: { planned: number | null; happened: number | null };
  closing: { planned: number | null; happened: number | null };
  currency: string;
};

/** What was planned and what came of it, line by line: so many of so many. Nobody is named: a plan is held against, not people. */
export function HappenedTable({ lines, happened, value, closing, currency }: Props) {
  return (
    <Table
      label="What was planned, and what happened"
      columns={[{ label: "" }, { label: "Happened, of planned", numeric: true }]}
    >
      {happened.map(({ place, planned, happened: came }) => {
        const line = lines.find((one) => one.place === place);
        if (!line) return null;
        const words = kindWords[line.kind];
        return (
          <Row key={place}>
            <Td heads className="font-normal">
              {words.name}
              {line.segmentName ? <span className="small block text-ink-3">{line.segmentName}</span> : null}
            </Td>
            <Td numeric>
              {came === null ? (
                <NotKnown words="not counted" />
              ) : (
                `${formatCount(came)} ${words.done}, of ${formatCount(planned)}`
              )}
            </Td>
          </Row>
        );
      })}
      <Row sum>
        <Td heads>Value</Td>
        <Td numeric>
          {value.happened === null ? (
            <NotKnown words="not counted" />
          ) : (
            `${formatMoney(value.happened, currency)}${value.planned === null ? "" : `, of ${formatMoney(value.planned, currency)}`}`
          )}
        </Td>
      </Row>
      {closing.happened === null ? null : (
        <Row>
          <Td heads className="font-normal">
            Active at the end
          </Td>
          <Td numeric>
            {`${formatCount(closing.happened)}${closing.planned === null ? "" : `, of ${formatCount(closing.planned)}`}`}
          </Td>
        </Row>
      )}
    </Table>
  );
}
