"use client";

import { Moment } from "@/components/format/moment";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { SegmentLine } from "@/server/segments/queries/list";
import { StrategyGaps } from "./gaps";
import { SegmentSize } from "./size";

const columns = [
  { label: "Segment" },
  { label: "Customers", numeric: true },
  { label: "Version", numeric: true },
  { label: "Looked after by", className: "pl-4" },
  { label: "Strategy" },
];

type Props = { segments: readonly SegmentLine[]; now: Date; zone: string };

/** All segments with their rule in words; what is missing where it must not be stands in red. */
export function SegmentTable({ segments, now, zone }: Props) {
  const all = segments.find(({ key }) => key === "all")?.count ?? null;
  return (
    <Table label="Segments" columns={columns} stacks>
      {segments.map((segment) => (
        <Line key={segment.key} segment={segment} all={all} now={now} zone={zone} />
      ))}
    </Table>
  );
}

/** What nobody has said is left out where rows stack. */
const emptyOnPhone = "max-md:hidden!";
/** Older than this (milliseconds) a count says when it was taken. */
const fresh = 60_000;

type LineProps = { segment: SegmentLine; all: number | null; now: Date; zone: string };

function Line({ segment, all, now, zone }: LineProps) {
  const { key, name, rule, count, countedAt, version, strategy, gaps } = segment;
  const isOld = countedAt === null || now.getTime() - countedAt.getTime() > fresh;
  return (
    <Row>
      <Td className="max-md:mb-1 md:max-w-[26rem] md:pr-6">
        <Link href={`/segments/${key}`} className="font-medium no-underline hover:underline">
          {name}
        </Link>
        <span className="small block text-ink-2">{rule}</span>
        <StrategyGaps gaps={gaps} />
      </Td>
      <Td numeric label="Customers" className="whitespace-nowrap">
        <span>
          {countedAt === null ? (
            <Link href={`/segments/${key}`} className="small text-ink-3">
              not counted yet
            </Link>
          ) : (
            <SegmentSize count={count} all={all} href={`/segments/${key}#members`} />
          )}
          {isOld && countedAt ? (
            <span className="small block text-ink-3">
              counted <Moment at={countedAt} now={now} zone={zone} show="relative" />
            </span>
          ) : null}
        </span>
      </Td>
      <Td numeric label="Version" className={version === null ? emptyOnPhone : undefined}>
        {version ?? <span className="text-ink-3">standing</span>}
      </Td>
      <Td label="Looked after by" className={classes("md:pl-4", strategy.owner ? null : emptyOnPhone)}>
        {strategy.owner?.name ?? <span className="text-ink-3">nobody yet</span>}
      </Td>
      <Td label="Strategy" className={classes("md:max-w-[16rem]", strategy.note ? null : emptyOnPhone)}>
        {strategy.note ? (
          <span className="line-clamp-2">{strategy.note}</span>
        ) : (
          <span className="text-ink-3">none yet</span>
        )}
      </Td>
    </Row>
  );
}
