import { Count } from "@/components/format/count";
import { Rate } from "@/components/format/rate";
import { formatDay } from "@/components/format/time";
import { Section } from "@/components/ui/section";
import { Row, Table, Td } from "@/components/ui/table";
import type { Lens } from "@/server/domain/lens";
import { beforeAll } from "@/server/domain/number-rows";
import { addDays } from "@/server/domain/plain-date";
import type { RetentionPicture, TenureShare } from "@/server/domain/retention-picture";
import { retentionYear, sinceOfBand } from "@/server/domain/retention-tenure";
import { Curves } from "./curves";
import { type RowsOf, rowsThrough } from "./rows";

type Props = { picture: RetentionPicture; lens: Lens };

/** Of those active a year ago, who still are, by how long they had been with us. */
export function TenureSection({ picture: { tenure }, lens }: Props) {
  if (!tenure) return null;
  const then = addDays(lens.asOf, -retentionYear);
  const rowsOf = rowsThrough(lens);
  return (
    <Section id="tenure" title="Who stays, by how long they have been with us" ruled>
      <p className="finding mb-1">{tenure.finding.words}</p>
      {tenure.shares.length ? (
        <>
          <Table
            label={`Active on ${formatDay(then)}, and active now`}
            columns={[
              { label: "With us then" },
              { label: "Active then", numeric: true },
              { label: "Still, or again, active", numeric: true },
            ]}
          >
            {tenure.shares.map((share) => (
              <Line key={share.band} share={share} rowsOf={rowsOf} since={sinceOfBand(share.band, then)} />
            ))}
          </Table>
          <Curves
            seen={tenure.curves}
            shows="still"
            since={formatDay(then)}
            share="Not lost yet"
            caption="Share not lost yet in the year after, by how long they had been with us"
          />
          <p className="small text-ink-2">
            Time with us counts from the day they stated where that is earlier than the first purchase we know. The
            curves end with the first loss; the table also counts who was won back.
          </p>
        </>
      ) : null}
    </Section>
  );
}

type LineProps = { share: TenureShare; rowsOf: RowsOf; since: ReturnType<typeof sinceOfBand> };

function Line({ share: { name, k, n }, rowsOf, since }: LineProps) {
  const asked = { from: since.from ?? beforeAll, to: since.to, window: retentionYear };
  return (
    <Row>
      <Td heads className="whitespace-nowrap font-normal">
        {name}
      </Td>
      <Td numeric>
        <Count n={n} href={rowsOf("held", asked)} />
      </Td>
      <Td numeric>
        <Rate k={k} n={n} href={rowsOf("held_still", asked)} short />
      </Td>
    </Row>
  );
}
