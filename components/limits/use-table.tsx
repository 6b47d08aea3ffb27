"use client";

import { Count } from "@/components/format/count";
import { Money } from "@/components/format/money";
import { Row, Table, Td } from "@/components/ui/table";
import { goodwillActs } from "@/server/domain/limit";
import type { UseOfAct } from "@/server/limits/queries/use";
import { actWords } from "./goodwill-words";
import { rowsOfUse } from "./use-rows-href";

type Props = { given: readonly UseOfAct[]; currency: string; days: number };

/** How often and how much, by act and team. Never by person. */
export function UseTable({ given, currency, days }: Props) {
  const rows = goodwillActs.flatMap((act) => given.filter((one) => one.act === act));
  const sum = (of: "count" | "sumMinor") => rows.reduce((total, one) => total + one[of], 0);
  return (
    <Table
      label="What was given, by act and team"
      columns={[
        { label: "What" },
        { label: "Team" },
        { label: "Times", numeric: true },
        { label: "In all", numeric: true },
      ]}
    >
      {rows.map(({ act, teamId, team, count, sumMinor }, place) => (
        <Row key={`${act} ${teamId}`}>
          <Td heads className="font-medium">
            {/* Said once to the eye, for every row to the ear. */}
            <span className={rows[place - 1]?.act === act ? "sr-only" : undefined}>{actWords[act]}</span>
          </Td>
          <Td>{team ?? <span className="text-ink-3">in no team</span>}</Td>
          <Td numeric>
            <Count n={count} href={rowsOfUse({ show: "given", days, act, team: teamId ?? "none" })} />
          </Td>
          <Td numeric>
            <Money minor={sumMinor} currency={currency} />
          </Td>
        </Row>
      ))}
      <Row sum>
        <Td heads colSpan={2}>
          In all
        </Td>
        <Td numeric>
          <Count n={sum("count")} href={rowsOfUse({ show: "given", days })} />
        </Td>
        <Td numeric>
          <Money minor={sum("sumMinor")} currency={currency} />
        </Td>
      </Row>
    </Table>
  );
}
