"use client";

import { channelWords } from "@/components/contacts/contact-words";
import { Rate } from "@/components/format/rate";
import { formatCount } from "@/components/format/words";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { FeelingPicture, FeltAt } from "@/server/experience/queries/feelings";
import { experienceHref, type Seen } from "./rows-href";
import { levelWords } from "./words";

type Props = { picture: FeelingPicture; stages: Readonly<Record<string, string>>; seen: Seen };

const channels: Readonly<Record<string, string>> = channelWords;

/** The same by where it was felt: a change in the mix of channels or stages would look like a change in feeling. */
export function StrataTable({ picture, stages, seen }: Props) {
  return (
    <Disclosure summary="By channel and by journey stage" className="prints mt-3">
      <Strata label="By channel" cut="channel" seen={seen} of={picture.channels} name={(key) => channels[key] ?? key} />
      <Strata label="By journey stage" cut="stage" seen={seen} of={picture.stages} name={(key) => stages[key] ?? key} />
      <p className="small mt-2 max-w-[70ch] text-ink-3">
        Each customer stands where their latest answer was. No share is given of fewer than ten.
      </p>
    </Disclosure>
  );
}

type StrataProps = {
  label: string;
  cut: "channel" | "stage";
  of: readonly FeltAt[];
  seen: Seen;
  name: (key: string) => string;
};

function Strata({ label, cut, of, seen, name }: StrataProps) {
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
                {levels[at] ? (
                  <Link href={experienceHref("level", seen, { [cut]: value, level: at + 1 })}>
                    {formatCount(levels[at])}
                  </Link>
                ) : (
                  0
                )}
              </Td>
            ))}
            <Td numeric>
              <Rate
                k={(levels[3] ?? 0) + (levels[4] ?? 0)}
                n={n}
                short
                href={experienceHref("level", seen, { [cut]: value, group: "happy" })}
              />
            </Td>
          </Row>
        );
      })}
    </Table>
  );
}
