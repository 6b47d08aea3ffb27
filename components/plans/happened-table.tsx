import { formatMoney } from "@/components/format/amount";
import { Count } from "@/components/format/count";
import { NotKnown } from "@/components/format/not-known";
import { formatCount } from "@/components/format/words";
import { rowsHref } from "@/components/numbers/rows-href";
import { Row, Table, Td } from "@/components/ui/table";
import { beforeAll } from "@/server/domain/number-rows";
import { addDays, daysBetween, type PlainDate } from "@/server/domain/plain-date";
import type { PlanKind } from "@/server/domain/plan";
import { kindWords } from "./plan-words";

type Line = { place: number; kind: PlanKind; segment: string | null; segmentName: string | null };
type Closing = { active: number; kept: number; won: number; wonBack: number };
type Asked = { beginsOn: PlainDate; until: PlainDate; lapseDays: number | null };

type Props = {
  lines: readonly Line[];
  happened: readonly { place: number; planned: number; happened: number | null }[];
  value: { planned: number | null; happened: number | null };
  closing: { planned: number | null; happened: Closing | null };
  currency: string;
  /** What was counted, so that a number opens its customers. */
  asked: Asked;
};

/** What was planned and what came of it, line by line: so many of so many. Nobody is named: a plan is held against, not people. */
export function HappenedTable({ lines, happened, value, closing, currency, asked }: Props) {
  return (
    <Table
      label="What was planned, and what happened"
      columns={[{ label: "" }, { label: "Happened, of planned", numeric: true }]}
    >
      {happened.map((each) => {
        const line = lines.find(({ place }) => place === each.place);
        return line ? <LineRow key={each.place} line={line} {...each} asked={asked} /> : null;
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
      {closing.happened === null ? null : <ClosingRow {...closing.happened} planned={closing.planned} asked={asked} />}
    </Table>
  );
}

type LineRowProps = { line: Line; planned: number; happened: number | null; asked: Asked };

function LineRow({ line: { kind, segment, segmentName }, planned, happened, asked }: LineRowProps) {
  const { name, done } = kindWords[kind];
  return (
    <Row>
      <Td heads className="font-normal">
        {name}
        {segmentName ? <span className="small block text-ink-3">{segmentName}</span> : null}
      </Td>
      <Td numeric>
        {happened === null ? (
          <NotKnown words="not counted" />
        ) : (
          <>
            <Count n={happened} href={kind === "keep" ? keptHref(asked, segment) : undefined} />{" "}
            {`${done}, of ${formatCount(planned)}`}
          </>
        )}
      </Td>
    </Row>
  );
}

function ClosingRow({
  active,
  kept,
  won,
  wonBack,
  planned,
  asked,
}: Closing & { planned: number | null; asked: Asked }) {
  return (
    <Row>
      <Td heads className="font-normal">
        Active at the end
        <span className="small block text-ink-3">
          {`${formatCount(kept)} stayed + ${formatCount(won)} came + ${formatCount(wonBack)} came back`}
        </span>
      </Td>
      <Td numeric>
        <Count n={active} href={rowsHref("active", { asOf: asked.until, lapse: asked.lapseDays })} />
        {planned === null ? "" : `, of ${formatCount(planned)}`}
      </Td>
    </Row>
  );
}

/** Those active on the day before it began who were at its end. */
const keptHref = ({ beginsOn, until, lapseDays }: Asked, segment: string | null) =>
  rowsHref("held_still", {
    ...{ asOf: until, from: beforeAll, to: until, lapse: lapseDays, segment },
    window: daysBetween(addDays(beginsOn, -1), until),
  });
