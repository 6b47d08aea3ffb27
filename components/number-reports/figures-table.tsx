"use client";

import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { FigureLine } from "@/server/domain/number-report";
import type { PlainDate } from "@/server/domain/plain-date";
import { figureHref, figureName, figureWords } from "./report-words";

type Props = {
  currency: string;
  /** Under the threshold of the report. */
  lines: readonly FigureLine[];
  /** Under the threshold of now; null: it is the same. */
  under: readonly FigureLine[] | null;
  /** The headings of the two; null: nothing was counted anew. */
  then: string | null;
  now: string;
  quarter: { beginsOn: PlainDate; endsOn: PlainDate };
  lapse: { reported: number | null; now: number | null };
};

const sums = new Set(["closing"]);

/** Every figure as reported, and beside it the same quarter counted anew; what differs is marked with a sign and its weight. */
export function FiguresOfQuarter({ currency, lines, under, then, now, quarter, lapse }: Props) {
  const columns = [
    { label: "" },
    { label: "Reported", numeric: true },
    ...(then ? [{ label: then, numeric: true, className: "whitespace-normal" }] : []),
    ...(under ? [{ label: now, numeric: true, className: "whitespace-normal" }] : []),
  ];
  return (
    <Table label="The figures of the quarter, as reported and counted anew" columns={columns}>
      {lines.map(({ key, reported, anew }, index) => (
        <Row key={key} sum={sums.has(key)}>
          <Td heads className="font-normal">
            {figureName(key)}
          </Td>
          <Td numeric className="whitespace-nowrap font-medium">
            {figureWords(key, reported, currency)}
          </Td>
          {then ? (
            <Anew
              words={figureWords(key, anew, currency)}
              differs={anew !== reported}
              href={figureHref(key, quarter, lapse.reported)}
            />
          ) : null}
          {under ? (
            <Anew
              words={figureWords(key, under[index]?.anew ?? null, currency)}
              differs={under[index]?.anew !== reported}
              href={figureHref(key, quarter, lapse.now)}
            />
          ) : null}
        </Row>
      ))}
    </Table>
  );
}

function Anew({ words, differs, href }: { words: string; differs: boolean; href: string | undefined }) {
  return (
    <Td numeric className={differs ? "whitespace-nowrap text-due" : "whitespace-nowrap text-ink-3"}>
      {differs ? (
        <>
          <span aria-hidden="true">≠ </span>
          <span className="sr-only">differs: </span>
        </>
      ) : null}
      {href ? <Link href={href}>{words}</Link> : words}
    </Td>
  );
}
