"use client";

import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { FigureKey, FigureLine } from "@/server/domain/number-report";
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

const sums = new Set<FigureKey>(["closing"]);

/** Every figure as reported, and beside it the same quarter counted anew; what differs is marked with a sign and its weight. */
export function FiguresOfQuarter({ currency, lines, under, then, now, quarter, lapse }: Props) {
  const columns = [
    { label: "" },
    { label: "Reported", numeric: true },
    ...(then ? [{ label: then, numeric: true, className: "whitespace-normal!" }] : []),
    ...(under ? [{ label: now, numeric: true, className: "whitespace-normal!" }] : []),
  ];
  return (
    <Table label="The figures of the quarter, as reported and counted anew" columns={columns} stacks={under !== null}>
      {lines.map(({ key, reported, anew }, index) => {
        const cell = (figure: number | null, days: number | null) => ({
          words: figureWords(key, figure, currency),
          differs: figure !== reported,
          href: figure === null ? undefined : figureHref(key, quarter, days),
        });
        return (
          <Row key={key} sum={sums.has(key)}>
            <Td heads className="font-normal">
              {figureName(key)}
            </Td>
            <Figure label="Reported" looks="font-medium" {...cell(reported, lapse.reported)} />
            {then ? <Figure label={then} looks="text-ink-3" {...cell(anew, lapse.reported)} /> : null}
            {under ? <Figure label={now} looks="text-ink-3" {...cell(under[index]?.anew ?? null, lapse.now)} /> : null}
          </Row>
        );
      })}
    </Table>
  );
}

type FigureProps = { label: string; looks: string; words: string; differs: boolean; href: string | undefined };

function Figure({ label, looks, words, differs, href }: FigureProps) {
  return (
    <Td numeric label={label} className={`md:whitespace-nowrap ${differs ? "text-due" : looks}`}>
      <span>
        {differs ? (
          <>
            <span aria-hidden="true">≠ </span>
            <span className="sr-only">differs: </span>
          </>
        ) : null}
        {href ? <Link href={href}>{words}</Link> : words}
      </span>
    </Td>
  );
}
