"use client";

import { Rate } from "@/components/format/rate";
import { formatCount } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { Coverage, FeelingPicture } from "@/server/experience/queries/feelings";
import { experienceHref, type Seen } from "./rows-href";

type Props = { picture: FeelingPicture; seen: Seen };

/** Of whom it is known, whom we could have asked, and with whom nobody spoke: what the levels do not speak of. */
export function CoverageLines({ picture, seen }: Props) {
  const columns = [
    { label: "Of" },
    { label: "Answered", numeric: true },
    { label: "Asked or in touch, not known", numeric: true },
    { label: "Not asked", numeric: true },
  ];
  return (
    <div className="mt-5">
      <Table label="Of how many customers it is known" columns={columns}>
        {picture.active ? <Line name="Active customers" of="active" coverage={picture.active} seen={seen} /> : null}
        <Line name="Everybody on record" of="everyone" coverage={picture.everyone} seen={seen} />
      </Table>
      <p className="small mt-2 max-w-[70ch] text-ink-3">
        A conversation is where we ask. Who was in touch, but of whom no feeling was written down, stands in the middle;
        who had no contact with us was not asked. Letters that ask whether a promise was kept ask something else, and
        whom they go to stays hidden.
      </p>
    </div>
  );
}

type LineProps = { name: string; of: "active" | "everyone"; coverage: Coverage; seen: Seen };

function Line({ name, of, coverage: { answered, asked, notAsked }, seen }: LineProps) {
  const open = (which: "asked" | "not_asked", n: number) =>
    n > 0 ? <Link href={experienceHref(which, seen, { of })}>{formatCount(n)}</Link> : 0;
  return (
    <Row>
      <Td heads className="font-normal">
        {name}
      </Td>
      <Td numeric className="whitespace-nowrap">
        <Rate
          k={answered}
          n={answered + asked + notAsked}
          none="nobody"
          short
          href={experienceHref("level", seen, { of })}
        />
      </Td>
      <Td numeric>{open("asked", asked)}</Td>
      <Td numeric>{open("not_asked", notAsked)}</Td>
    </Row>
  );
}
