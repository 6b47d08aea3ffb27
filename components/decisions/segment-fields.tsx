"use client";

import { formatCount, formatShare } from "@/components/format/words";
import { Fault } from "@/components/ui/field";
import { useFault } from "@/components/ui/form-context";
import { Select } from "@/components/ui/select";
import { Row, Table, Td } from "@/components/ui/table";
import { effectWords, segmentEffects } from "@/server/domain/decision-words";
import type { SegmentCount } from "@/server/domain/segment";

const effects = [
  { value: "", label: "not touched" },
  ...segmentEffects.map((effect) => ({ value: effect, label: effectWords[effect] })),
];

/** Which customers are touched and how, with how many they are today. The count is frozen when it is proposed. */
export function SegmentFields({ segments }: { segments: readonly SegmentCount[] }) {
  const fault = useFault("segments");
  const all = segments.find(({ key }) => key === "all")?.count ?? null;
  const columns = [{ label: "Customers" }, { label: "Today", numeric: true }, { label: "This does them" }];
  return (
    <div>
      <Table label="Which customers are touched" columns={columns} stacks>
        {segments.map(({ key, name, rule, count }) => (
          <Row key={key}>
            <Td className="md:pr-6">
              {name}
              <span className="small block text-ink-3">{rule}</span>
            </Td>
            <Td numeric label="Today" className="whitespace-nowrap">
              <SegmentSize count={count} all={all} />
            </Td>
            <Td label="This does them" className="md:w-40">
              <Select
                name={`segments.${key}`}
                options={effects}
                aria-label={`What it does to: ${name}`}
                disabled={count === null}
              />
            </Td>
          </Row>
        ))}
      </Table>
      {fault ? <Fault>{fault}</Fault> : null}
    </div>
  );
}

function SegmentSize({ count, all }: { count: number | null; all: number | null }) {
  if (count === null) return <span className="text-ink-3">not known</span>;
  const share = all !== null && all >= 10 && count !== all ? formatShare(count / all) : null;
  return (
    <span className="num">
      {formatCount(count)}
      {share ? <span className="small block text-ink-3">{share} of all</span> : null}
    </span>
  );
}
