"use client";

import { formatDay } from "@/components/format/time";
import { counted, formatCount, formatShare } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { StatementDocument } from "@/server/domain/decision-document";
import { effectWords } from "@/server/domain/decision-words";
import { hasShare } from "@/server/domain/enough";
import { ruleSentence } from "@/server/domain/rule-sentence";
import { segments as allSegments } from "@/server/domain/segment";

type Props = Pick<StatementDocument, "segments" | "reach" | "affects" | "words">;

/** Who is touched, as counted by the database on the day the statement was recorded. */
export function AffectedTable({ segments, reach, affects, words }: Props) {
  if (affects === "none") return <p className="body-serif">{words?.noneReason ?? "No customer is affected."}</p>;
  const names = new Map<string, string>(allSegments(null).map(({ key, name }) => [key, name]));
  const columns = [
    { label: `Segment, frozen ${formatDay(reach.asOf)}` },
    { label: "For them", className: "pl-3" },
    { label: "Customers", numeric: true },
    { label: "of all", numeric: true },
    { label: "With us 10 years +", numeric: true },
  ];
  return (
    <>
      <Table label="Who is affected" columns={columns} stacks>
        {segments.map(({ segment, saved, effect, affectedCount, allCount, tenYearsCount }) => (
          <Row key={segment}>
            <Td>{saved ? <Frozen {...saved} /> : (names.get(segment) ?? segment)}</Td>
            <Td label="For them" className="md:pl-3">
              {effectWords[effect]}
            </Td>
            <Td numeric label="Customers">
              {formatCount(affectedCount)}
            </Td>
            <Td numeric label="of all">
              {share(affectedCount, allCount)}
            </Td>
            <Td numeric label="With us 10 years +">
              {share(tenYearsCount, affectedCount)}
            </Td>
          </Row>
        ))}
        {segments.length > 1 ? <Together reach={reach} /> : null}
      </Table>
      <p className="small mt-2 text-ink-3">{drawnInWords(reach)}</p>
    </>
  );
}

/** A saved segment as it was that day: its rule in words, whatever it says by now. */
function Frozen({ id, name, version, rule }: NonNullable<Props["segments"][number]["saved"]>) {
  return (
    <>
      <Link href={`/segments/${id}`}>{name}</Link>
      <span className="small block text-ink-3">
        {ruleSentence(rule)} Version {version}, as it was that day.
      </span>
    </>
  );
}

function Together({ reach }: Pick<Props, "reach">) {
  return (
    <Row sum>
      <Td>All of them, each counted once</Td>
      <Td />
      <Td numeric label="Customers">
        {formatCount(reach.affectedCount)}
      </Td>
      <Td numeric label="of all">
        {share(reach.affectedCount, reach.allCount)}
      </Td>
      <Td />
    </Row>
  );
}

function share(k: number, n: number): string {
  return hasShare(n) ? formatShare(k / n) : `${formatCount(k)} of ${formatCount(n)}`;
}

function drawnInWords({ sampleCount, affectedCount, comparatorCount }: Props["reach"]): string {
  if (affectedCount === 0) return "Nobody was in these segments that day.";
  const whole = affectedCount === 1 ? "The one customer is" : `All ${formatCount(affectedCount)} are`;
  const sample =
    sampleCount === affectedCount ? `${whole} the sample` : `${formatCount(sampleCount)} of them were drawn at random`;
  const beside =
    comparatorCount === 0
      ? "nobody comparable is left to compare them with"
      : `beside ${counted(comparatorCount, "comparable customer")} who ${comparatorCount === 1 ? "is" : "are"} not affected`;
  return `${sample}, ${beside}. The database chose; nobody else can.`;
}
