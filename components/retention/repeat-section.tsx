import { formatCount, formatShare } from "@/components/format/words";
import { Section } from "@/components/ui/section";
import { Row, Table, Td } from "@/components/ui/table";
import type { Lens } from "@/server/domain/lens";
import type { RepeatTable } from "@/server/domain/repeat-table";
import type { RetentionPicture } from "@/server/domain/retention-picture";
import { wilson } from "@/server/domain/wilson";
import { WindowMap } from "./window-map";

type Props = { picture: RetentionPicture; lens: Lens };

/** Early repeat by cohort through every window, and the curve's own answer beside it. */
export function RepeatSection({ picture: { repeats, cohorts }, lens }: Props) {
  return (
    <Section id="repeat" title="Who buys again early, by when they came" ruled>
      <p className="finding mb-1">{repeats.finding.words}</p>
      <WindowMap
        table={repeats}
        step={cohorts.step}
        lens={lens}
        caption="Bought again within so many days of the first purchase, by cohort"
        headings={["First bought in", "Customers", "% who bought again within"]}
        keys={["first", "repeated"]}
      />
      <TwoAnswers repeats={repeats} />
      <p className="small mt-2 text-ink-2">
        The first counts only those whose whole window has passed: the oldest. Kaplan–Meier counts everybody for as long
        as they have been watched, the newest too, and takes it that they will go on as those before them did. Where the
        two lie apart, the newest customers differ from the older ones.
      </p>
    </Section>
  );
}

function TwoAnswers({ repeats: { windows, sums, curve } }: { repeats: RepeatTable }) {
  const columns = [
    { label: "Within" },
    { label: "Whole window passed", numeric: true },
    { label: "Kaplan–Meier, everybody", numeric: true },
  ];
  return (
    <Table label="Two answers to the same question" columns={columns} className="mt-3">
      {windows.map((window, index) => {
        const { k, n } = sums[index] ?? { k: 0, n: 0 };
        const known = curve[index];
        return (
          <Row key={window}>
            <Td heads className="whitespace-nowrap font-normal">
              {window} days
            </Td>
            <Td numeric>{shareWords(k, n)}</Td>
            <Td numeric>
              {known && n >= 10 ? (
                <>
                  {formatShare(known.share)}{" "}
                  <span className="text-ink-3">
                    ({formatShare(known.low)}–{formatShare(known.high)})
                  </span>
                </>
              ) : (
                <span className="text-ink-3">not known yet</span>
              )}
            </Td>
          </Row>
        );
      })}
    </Table>
  );
}

/** Under ten no percentage; nobody yet is no data. */
function shareWords(k: number, n: number) {
  if (n === 0) return <span className="text-ink-3">not known yet</span>;
  const words = `${formatCount(k)} of ${formatCount(n)}`;
  const interval = wilson(k, n);
  if (n < 10 || !interval) return words;
  return (
    <>
      {formatShare(k / n)}, {words}{" "}
      <span className="text-ink-3">
        ({formatShare(interval.low)}–{formatShare(interval.high)})
      </span>
    </>
  );
}
