"use client";

import { use } from "react";
import { formatCount, formatShare } from "@/components/format/words";
import { Disclosure } from "@/components/ui/disclosure";
import { Fault } from "@/components/ui/field";
import { FormContext, useFault } from "@/components/ui/form-context";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Row, Table, Td } from "@/components/ui/table";
import { effectWords, segmentEffects } from "@/server/domain/decision-words";
import { hasShare } from "@/server/domain/enough";
import { isSegmentKey, type SegmentChoice } from "@/server/domain/segment";
import { ReachTogether, SegmentReach } from "./reach-view";

const effects = [
  { value: "", label: "not touched" },
  ...segmentEffects.map((effect) => ({ value: effect, label: effectWords[effect] })),
];

const columns = [{ label: "Customers" }, { label: "Today", numeric: true }, { label: "This does them" }];

type Props = { segments: readonly SegmentChoice[]; currency: string };

/** Which customers are touched and how, with how many they are today. The count is frozen when it is proposed. */
export function SegmentFields({ segments, currency }: Props) {
  const fault = useFault("segments");
  const { state, initial } = use(FormContext);
  const standing = segments.filter(({ key }) => isSegmentKey(key));
  const saved = segments.filter(({ key }) => !isSegmentKey(key));
  const chosen = saved.some(({ key }) => (state.values ?? initial)?.[`segments.${key}`]);
  const all = segments.find(({ key }) => key === "all")?.count ?? null;
  return (
    <div id="affected" className="scroll-mt-6">
      <Choices label="Which customers are touched" segments={standing} all={all} currency={currency} />
      {saved.length > 0 ? (
        <Disclosure summary={`Saved segments (${saved.length})`} open={chosen} className="mt-2">
          <Choices label="Saved segments that are touched" segments={saved} all={all} currency={currency} />
        </Disclosure>
      ) : null}
      <ReachTogether currency={currency} />
      <div className="mt-3 hidden noscript:block">
        <SubmitButton look="plain" size="small" name="act" value="count">
          Save, and count whom it touches
        </SubmitButton>
      </div>
      {fault ? <Fault>{fault}</Fault> : null}
    </div>
  );
}

type ChoicesProps = Props & { label: string; all: number | null };

function Choices({ label, segments, all, currency }: ChoicesProps) {
  return (
    <Table label={label} columns={columns} stacks>
      {segments.map(({ key, name, rule, count }) => (
        <Row key={key}>
          <Td className="md:pr-6">
            {name}
            <span className="small block text-ink-3">{rule}</span>
            <SegmentReach segment={key} currency={currency} />
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
  );
}

function SegmentSize({ count, all }: { count: number | null; all: number | null }) {
  if (count === null) return <span className="text-ink-3">not known</span>;
  const share = all !== null && hasShare(all) && count !== all ? formatShare(count / all) : null;
  return (
    <span className="num">
      {formatCount(count)}
      {share ? <span className="small block text-ink-3">{share} of all</span> : null}
    </span>
  );
}
