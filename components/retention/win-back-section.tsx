import { Count } from "@/components/format/count";
import { Rate } from "@/components/format/rate";
import { formatDay } from "@/components/format/time";
import { counted } from "@/components/format/words";
import { Section } from "@/components/ui/section";
import { Row, Table, Td } from "@/components/ui/table";
import type { Lens } from "@/server/domain/lens";
import type { RetentionPicture } from "@/server/domain/retention-picture";
import { winBackWindows } from "@/server/domain/returning";
import { rowsThrough } from "./rows";
import { WindowMap } from "./window-map";

type Props = { picture: RetentionPicture; lens: Lens };

/** Who is won back after being lost: two denominators, each named. */
export function WinBackSection({ picture: { winBacks }, lens }: Props) {
  const { lapseDays } = lens;
  if (!winBacks || lapseDays === null) return null;
  const rowsOf = rowsThrough(lens);
  return (
    <Section id="win-back" title="Who is won back after being lost" ruled>
      <p className="finding mb-1">{winBacks.finding.words}</p>
      <p className="small text-ink-2">
        Lost after {counted(lapseDays, "day")} without a purchase. By lapse: of the losses in a {winBacks.step}, how
        many were followed by a purchase within so many days. Who was lost twice counts twice. The one for trends.
      </p>
      <WindowMap
        table={winBacks}
        step={winBacks.step}
        lens={lens}
        caption="Won back within so many days of being lost, by when they were lost"
        headings={["Lost in", "Times lost", "% won back within"]}
        keys={["lost", "lapses_back"]}
      />
      <p className="small mt-3 text-ink-2">
        By stock: of all who were lost on a day, who has bought since. Falls by itself as the stock grows older, and is
        another number than the one above.
      </p>
      <Table
        label="Won back, of all who were lost on a day"
        columns={[
          { label: "Lost on" },
          { label: "Customers", numeric: true },
          { label: "Won back since", numeric: true },
        ]}
      >
        {winBacks.stock.map(([on, n, k], index) => (
          <Row key={on}>
            <Td heads className="font-normal">
              {formatDay(on, "short")}, {winBackWindows[index]} days before
            </Td>
            <Td numeric>
              <Count n={n} href={rowsOf("stock", { from: on })} />
            </Td>
            <Td numeric>
              <Rate k={k} n={n} href={rowsOf("stock_back", { from: on })} short />
            </Td>
          </Row>
        ))}
      </Table>
    </Section>
  );
}
