"use client";

import { Count } from "@/components/format/count";
import { Rate } from "@/components/format/rate";
import { counted } from "@/components/format/words";
import { Disclosure } from "@/components/ui/disclosure";
import { Row, Table, Td } from "@/components/ui/table";
import type { ShareOfYear } from "@/server/domain/returning";

/** With the addresses of the customers behind k and behind n. */
type Year = ShareOfYear & { hrefOfK: string; hrefOfN: string };

type Props = {
  label: string;
  /** What the year is the year of, whom it counts, and what they did. */
  words: { year: string; n: string; k: string };
  years: readonly Year[];
};

const lately = 5;

/** A share year by year, newest first. Who has not had the whole time yet is counted apart and in no share. */
export function ShareTable({ label, words, years }: Props) {
  const newestFirst = years.toReversed();
  const earlier = newestFirst.slice(lately);
  return (
    <>
      <Years label={label} words={words} years={newestFirst.slice(0, lately)} />
      {earlier.length ? (
        <Disclosure summary={`Earlier years, back to ${earlier.at(-1)?.year}`}>
          <Years label={`${label}, earlier`} words={words} years={earlier} />
        </Disclosure>
      ) : null}
    </>
  );
}

function Years({ label, words, years }: Props) {
  const columns = [
    { label: words.year, className: "w-20 md:w-32" },
    { label: words.n, className: "w-20 md:w-32" },
    { label: words.k },
  ];
  return (
    <Table label={label} columns={columns}>
      {years.map(({ year, k, n, unfinished, hrefOfK, hrefOfN }) => (
        <Row key={year}>
          <Td heads className="num font-normal">
            {year}
          </Td>
          <Td>{n ? <Count n={n} href={hrefOfN} /> : <span className="text-ink-3">–</span>}</Td>
          <Td>
            <Rate k={k} n={n} href={hrefOfK} none="not yet known" short />
            {unfinished ? (
              <span className="small block text-ink-3">{counted(unfinished, "more", "more")}: too early to say</span>
            ) : null}
          </Td>
        </Row>
      ))}
    </Table>
  );
}
