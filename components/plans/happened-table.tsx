import { formatMoney } from "@/components/format/amount";
import { Count } from "@/components/format/count";
import { NotKnown } from "@/components/format/not-known";
import { formatCount } from "@/components/format/words";
import { rowsHref } from "@/components/numbers/rows-href";
import { Row, Table, Td } from "@/components/ui/table";
import type { PlainDate } from "@/server/domain/plain-date";
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
  const { name, does } = kindWords[kind];
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
            <Count n={happened} href={hrefOf(kind, asked, segment)} /> {`${does}, of ${formatCount(planned)}`}
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
          <Count n={kept} href={hrefOf("keep", asked)} /> kept + <Count n={won} href={hrefOf("win", asked)} /> won +{" "}
          <Count n={wonBack} href={hrefOf("win_back", asked)} /> won back
        </span>
      </Td>
      <Td numeric>
        <Count n={active} href={rowsHref("active", { asOf: asked.until, lapse: asked.lapseDays })} />
        {planned === null ? "" : `, of ${formatCount(planned)}`}
      </Td>
    </Row>
  );
}

const lists = { keep: "plan_kept", win: "plan_won", win_back: "plan_won_back" } as const;

/** Those active at the end who came to be so in this way; of the segment a line marks off. */
function hrefOf(kind: PlanKind, { beginsOn, until, lapseDays }: Asked, segment: string | null = null) {
  if (kind === "develop") return undefined;
  return rowsHref(lists[kind], { asOf: until, from: beginsOn, lapse: lapseDays, segment });
}
