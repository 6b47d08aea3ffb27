"use client";

import { Bars } from "@/components/charts/bars";
import { counted, formatCount, formatShare } from "@/components/format/words";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { Row, Table, Td } from "@/components/ui/table";
import { Filters } from "@/components/ui/tabs";
import { hasShare, isFaint } from "@/server/domain/enough";
import { feelingLevels, type LevelCounts } from "@/server/domain/feeling";
import { wilson } from "@/server/domain/wilson";
import type { FeelingPicture } from "@/server/experience/queries/feelings";
import { CoverageLines } from "./coverage";
import { experienceHref, type Seen } from "./rows-href";
import { StrataTable } from "./strata-table";
import { levelWords } from "./words";

type Props = {
  picture: FeelingPicture;
  seen: Seen;
  stages: Readonly<Record<string, string>>;
  /** Of everybody, beside those of a segment; null: everybody is looked at. */
  levelsOfAll: LevelCounts | null;
  /** The page's address for each window. */
  windows: readonly { days: number; href: string }[];
};

/** How each customer felt last, in five levels, and of whom nothing is known. */
export function LevelsSection({ picture, seen, stages, levelsOfAll, windows }: Props) {
  const { levels } = picture;
  const n = levels.reduce((sum, of) => sum + of, 0);
  const tabs = windows.map(({ days, href }) => ({ href, label: `${days} days`, current: days === seen.windowDays }));
  return (
    <Section title="How they felt last" ruled aside={<Filters label="How far back" tabs={tabs} />}>
      {n === 0 ? null : <Drawn levels={levels} n={n} seen={seen} />}
      <LevelsTable {...{ picture, levelsOfAll, n, seen }} />
      <p className="small mt-2 max-w-[70ch] text-ink-3">
        One answer per customer, the latest of {counted(seen.windowDays, "day")}. “In their own words” came from outside
        as feedback: a review, a survey, a letter, a post. “Noted by us” is how one of us heard it in a conversation.
      </p>
      <CoverageLines picture={picture} seen={seen} />
      <StrataTable picture={picture} stages={stages} seen={seen} />
    </Section>
  );
}

function Drawn({ levels, n, seen }: { levels: readonly number[]; n: number; seen: Seen }) {
  if (!hasShare(n)) return null;
  const bars = feelingLevels.map((level) => {
    const k = levels[level - 1] ?? 0;
    return {
      ...{ label: levelWords(level), tick: levelWords(level), value: k / n },
      ...wilson(k, n),
      href: k > 0 ? experienceHref("level", seen, { level }) : undefined,
      isFaint: isFaint(n),
    };
  });
  return (
    <Bars
      bars={bars}
      format={formatShare}
      caption={`How ${formatCount(n)} customers felt last`}
      headings={["Level", "Share"]}
      hasTable
    />
  );
}

type TableProps = Pick<Props, "picture" | "levelsOfAll" | "seen"> & { n: number };

function LevelsTable({ picture: { levels, said }, levelsOfAll, n, seen }: TableProps) {
  const nOfAll = levelsOfAll?.reduce((sum, of) => sum + of, 0) ?? 0;
  const columns = [
    { label: "Level" },
    { label: "Customers", numeric: true },
    { label: "Share", numeric: true },
    ...(levelsOfAll ? [{ label: "Of everyone", numeric: true }] : []),
    { label: "In their own words", numeric: true },
    { label: "Noted by us", numeric: true },
  ];
  const ownInAll = said.reduce((sum, of) => sum + of, 0);
  const open = (k: number, of: Readonly<Record<string, string | number>>) =>
    k > 0 ? <Link href={experienceHref("level", seen, of)}>{formatCount(k)}</Link> : 0;
  return (
    <Table label="Customers by how they felt last" columns={columns}>
      {feelingLevels.toReversed().map((level) => {
        const k = levels[level - 1] ?? 0;
        const own = said[level - 1] ?? 0;
        return (
          <Row key={level}>
            <Td heads className="font-normal">
              {levelWords(level)}
            </Td>
            <Td numeric>{open(k, { level })}</Td>
            <Td numeric className={classes("whitespace-nowrap", isFaint(n) && "text-ink-3")}>
              {shareOf(k, n)}
            </Td>
            {levelsOfAll ? (
              <Td numeric className={classes("whitespace-nowrap", isFaint(nOfAll) && "text-ink-3")}>
                {shareOf(levelsOfAll[level - 1] ?? 0, nOfAll)}
              </Td>
            ) : null}
            <Td numeric>{open(own, { level, known: "said" })}</Td>
            <Td numeric>{open(k - own, { level, known: "noted" })}</Td>
          </Row>
        );
      })}
      <Row sum>
        <Td heads>Known</Td>
        <Td numeric>{open(n, {})}</Td>
        <Td />
        {levelsOfAll ? <Td numeric>{formatCount(nOfAll)}</Td> : null}
        <Td numeric>{open(ownInAll, { known: "said" })}</Td>
        <Td numeric>{open(n - ownInAll, { known: "noted" })}</Td>
      </Row>
    </Table>
  );
}

/** "33% (30–36%)": the counts stand beside it; nothing of fewer than ten. */
function shareOf(k: number, n: number): string {
  const interval = wilson(k, n);
  if (interval === null || !hasShare(n)) return "–";
  return `${formatShare(k / n)} (${formatShare(interval.low).replace("%", "")}–${formatShare(interval.high)})`;
}
