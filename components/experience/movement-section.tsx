"use client";

import { counted, formatCount } from "@/components/format/words";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { Row, Table, Td } from "@/components/ui/table";
import { hasShare } from "@/server/domain/enough";
import { middleSentence, movesFinding } from "@/server/domain/experience-finding";
import type { MoveEnd } from "@/server/domain/experience-rows";
import { type FeelingMatrix, type FeelingMoves, feelingLevels, movesOf } from "@/server/domain/feeling";
import { pairedDifference } from "@/server/domain/paired-difference";
import { experienceHref, type Seen } from "./rows-href";
import { levelWords, points } from "./words";

type Props = { matrix: FeelingMatrix; seen: Seen };

const ends: readonly MoveEnd[] = ["1", "2", "3", "4", "5"];

/** The same customers in this period and the one before it: who moved up, who down, and above all the middle. */
export function MovementSection({ matrix, seen }: Props) {
  const moves = movesOf(matrix);
  return (
    <Section title="The same customers, this period and the one before" ruled>
      <p className="finding mb-2">{movesFinding(moves).words}</p>
      {moves.both === 0 ? null : (
        <>
          <MiddleLine moves={moves} seen={seen} />
          <Net moves={moves} seen={seen} />
          <Matrix matrix={matrix} seen={seen} />
        </>
      )}
      <p className="small mt-2 max-w-[70ch] text-ink-3">
        Each period is {counted(seen.windowDays, "day")} long. Who answered in one of them only is not here: new answers
        are not movement.
      </p>
    </Section>
  );
}

function MiddleLine({ moves, seen }: { moves: FeelingMoves; seen: Seen }) {
  const links = [
    { to: "up", n: moves.middleUp, words: "Those who moved up" },
    { to: "down", n: moves.middleDown, words: "Those who moved down" },
  ].filter(({ n }) => n > 0);
  return (
    <p className="text-ink-2">
      {middleSentence(moves)}
      {links.map(({ to, words }, at) => (
        <span key={to}>
          {at > 0 ? " · " : " "}
          <Link href={experienceHref("moved", seen, { from: 3, to })}>{words}</Link>
        </span>
      ))}
    </p>
  );
}

function Net({ moves: { up, down, both }, seen }: { moves: FeelingMoves; seen: Seen }) {
  const net = pairedDifference(up, down, both);
  const link = (to: MoveEnd, n: number, words: string) =>
    n > 0 ? <Link href={experienceHref("moved", seen, { to })}>{words}</Link> : words;
  return (
    <p className="num mb-3 text-ink-2">
      {link("up", up, `${formatCount(up)} up`)}, {link("down", down, `${formatCount(down)} down`)} of{" "}
      {link("any", both, formatCount(both))}
      {net && hasShare(both)
        ? `: net movement ${points(net.difference)} points, between ${points(net.low)} and ${points(net.high)} with 95% confidence.`
        : "."}
    </p>
  );
}

function Matrix({ matrix, seen }: Props) {
  const columns = [
    { label: "Before ↓ · Now →" },
    ...feelingLevels.map((level) => ({ label: levelWords(level), numeric: true })),
    { label: "In all", numeric: true },
  ];
  return (
    <Table label="From the level before to the level now, in customers" columns={columns}>
      {feelingLevels.map((from) => {
        const row = matrix[from - 1] ?? [];
        return (
          <Row key={from}>
            <Td heads className="font-normal">
              {levelWords(from)}
            </Td>
            {feelingLevels.map((to) => (
              <Td key={to} numeric className={classes(from === to && "bg-sunken dark:bg-surface")}>
                <Cell n={row[to - 1] ?? 0} href={experienceHref("moved", seen, { from, to: ends[to - 1] ?? null })} />
              </Td>
            ))}
            <Td numeric>
              <Cell n={row.reduce((sum, n) => sum + n, 0)} href={experienceHref("moved", seen, { from, to: "any" })} />
            </Td>
          </Row>
        );
      })}
    </Table>
  );
}

function Cell({ n, href }: { n: number; href: string }) {
  if (n === 0) return <span className="text-ink-3">0</span>;
  return <Link href={href}>{formatCount(n)}</Link>;
}
