"use client";

import { Count } from "@/components/format/count";
import { formatShare, listed } from "@/components/format/words";
import { Row, Table, Td } from "@/components/ui/table";
import { hasShare, isFaint } from "@/server/domain/enough";
import type { Lens } from "@/server/domain/lens";
import { emptyScores, type RfmGrid } from "@/server/domain/rfm-grid";
import { frequencyWords, moneyWords, recencyWords } from "./rfm-words";
import { rfmHref } from "./structure-hrefs";

type Props = { grid: RfmGrid; lens: Lens; currency: string };

/** What each score means today, and how many have it. */
export function ScoreShares({ grid, lens, currency }: Props) {
  const measures = [
    {
      key: "r",
      letter: "R",
      name: "Recency",
      heading: "Last bought",
      bands: grid.recency,
      words: (score: number) => recencyWords(grid, score),
    },
    {
      key: "f",
      letter: "F",
      name: "Frequency",
      heading: "Bought on",
      bands: grid.frequency,
      words: (score: number) => frequencyWords(grid, score),
    },
    {
      key: "m",
      letter: "M",
      name: "Money",
      heading: "Bought for",
      bands: grid.money,
      words: (score: number) => moneyWords(grid, score, currency),
    },
  ] as const;
  return (
    <div className="grid gap-x-10 gap-y-5 md:grid-cols-3">
      {measures.map(({ key, letter, name, heading, bands, words }) => (
        <div key={key}>
          <Table
            label={name}
            showLabel
            columns={[
              { label: "Score" },
              { label: heading },
              { label: "Customers", numeric: true },
              { label: "Share", numeric: true },
            ]}
          >
            {[5, 4, 3, 2, 1].map((score) => {
              const n = bands.find((band) => band.score === score)?.customers ?? 0;
              return (
                <Row key={score}>
                  <Td heads>
                    {letter}
                    {score}
                  </Td>
                  <Td className={n === 0 ? "text-ink-3" : undefined}>{words(score)}</Td>
                  <Td numeric>{n === 0 ? "0" : <Count n={n} href={rfmHref(grid, lens, { [key]: score })} />}</Td>
                  <Td numeric className={isFaint(grid.customers) ? "text-ink-3" : undefined}>
                    {hasShare(grid.customers) ? formatShare(n / grid.customers) : "–"}
                  </Td>
                </Row>
              );
            })}
          </Table>
          <Empty scores={emptyScores(bands).map((score) => `${letter}${score}`)} />
        </div>
      ))}
    </div>
  );
}

function Empty({ scores }: { scores: readonly string[] }) {
  if (scores.length === 0) return null;
  return (
    <p className="small mt-1 text-ink-3">
      Nobody has {listed(scores)}: so many are equal that all of them stand above. Equals stay together, upwards.
    </p>
  );
}
