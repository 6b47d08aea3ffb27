"use client";

import { channelWords } from "@/components/contacts/contact-words";
import { Rate } from "@/components/format/rate";
import { formatCount } from "@/components/format/words";
import { Disclosure } from "@/components/ui/disclosure";
import { Row, Table, Td } from "@/components/ui/table";
import type { FeelingPicture, FeltAt } from "@/server/experience/queries/feelings";
import { levelWords } from "./words";

type Props = { picture: FeelingPicture; stages: Readonly<Record<string, string>> };

const channels: Readonly<Record<string, string>> = channelWords;

/** The same by where it was felt: a change in the mix of channels or stages would look like a change in feeling. */
export function StrataTable({ picture, stages }: Props) {
  return (
    <Disclosure summary="By channel and by stage of their way" className="mt-3">
      <Strata label="By channel" of={picture.channels} name={(key) => channels[key] ?? key} />
      <Strata label="By stage" of={picture.stages} name={(key) => stages[key] ?? key} />
      <p className="small mt-2 max-w-[70ch] text-ink-3">
        Each customer stands where their latest answer was. No share is given of fewer than ten.
      </p>
    </Disclosure>
  );
}

function Strata({ label, of, name }: { label: string; of: readonly FeltAt[]; name: (key: string) => string }) {
  if (of.length === 0) return null;
  const columns = [
    { label },
    ...[1, 2, 3, 4, 5].map((level) => ({ label: levelWords(level), numeric: true })),
    { label: "Happy or really happy", numeric: true },
  ];
  return (
    <Table label={label} columns={columns} className="mb-3">
      {of.map(({ value, levels }) => {
        const n = levels.reduce((sum, count) => sum + count, 0);
        return (
          <Row key={value}>
            <Td heads className="font-normal">
              {name(value)}
            </Td>
            {[0, 1, 2, 3, 4].map((at) => (
              <Td key={at} numeric>
                {formatCount(levels[at] ?? 0)}
              </Td>
            ))}
            <Td numeric>
              <Rate k={(levels[3] ?? 0) + (levels[4] ?? 0)} n={n} short />
            </Td>
          </Row>
        );
      })}
    </Table>
  );
}
