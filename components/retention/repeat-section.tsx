import { Rate } from "@/components/format/rate";
import { counted, formatShare } from "@/components/format/words";
import { Section } from "@/components/ui/section";
import { Row, Table, Td } from "@/components/ui/table";
import { hasShare, isFaint } from "@/server/domain/enough";
import type { Lens } from "@/server/domain/lens";
import { addDays } from "@/server/domain/plain-date";
import type { ShareKnown } from "@/server/domain/retention-curves";
import type { RetentionPicture } from "@/server/domain/retention-picture";
import { rowsThrough } from "./rows";
import { WindowMap } from "./window-map";

type Props = { picture: RetentionPicture; lens: Lens };
type Repeats = RetentionPicture["repeats"];

/** Early repeat by cohort through every window, and the curve's own answer beside it. */
export function RepeatSection({ picture: { customers, repeats, cohorts, older }, lens }: Props) {
  return (
    <Section id="repeat" title="Who buys again early, by when they came" ruled>
      <p className="finding mb-1">{repeats.finding.words}</p>
      <WindowMap
        table={repeats}
        step={cohorts.step}
        lens={lens}
        caption="Bought again within so many days of the first purchase, by cohort"
        headings={["First bought in", "Customers", "% who bought again within"]}
        keys={["new", "repeated"]}
      />
      <TwoAnswers repeats={repeats} lens={lens} />
      <p className="small mt-2 text-ink-2">
        The first counts only those whose whole time has passed: the oldest. The second counts everybody for as long as
        they have been watched, the newest too, and takes it that they will go on as those before them did. Where the
        two lie apart, the newest customers differ from the older ones.
        {hasShare(customers) && repeats.curve.some((known) => known?.low === null)
          ? " No brackets: nobody has bought again by then, or everybody, and the curve has no interval there."
          : ""}
        {older > 0 ? (
          <>
            {" "}
            Both count {counted(older, "customer")} who say they came before our records by the first purchase we know.
          </>
        ) : null}
      </p>
    </Section>
  );
}

function TwoAnswers({ repeats: { windows, rows, sums, curve }, lens }: { repeats: Repeats; lens: Lens }) {
  const rowsOf = rowsThrough(lens);
  const from = rows[0]?.period.from ?? lens.asOf;
  const everybody = rows.reduce((all, row) => all + row.all, 0);
  const columns = [
    { label: "Within" },
    { label: "Whose time has passed", numeric: true, className: "whitespace-normal!" },
    { label: "Everybody, as long as watched", numeric: true, className: "whitespace-normal!" },
  ];
  return (
    <Table label="Two answers to the same question" columns={columns} className="mt-3">
      {windows.map((window, index) => {
        const { k, n } = sums[index] ?? { k: 0, n: 0 };
        const asked = { from, to: addDays(lens.asOf, -window), window };
        return (
          <Row key={window}>
            <Td heads className="whitespace-nowrap font-normal">
              {window} days
            </Td>
            <Td numeric>
              <Rate
                k={k}
                n={n}
                href={rowsOf("repeated", asked)}
                hrefOfAll={rowsOf("first", asked)}
                none="not known yet"
                short
              />
            </Td>
            <Td numeric className={isFaint(everybody) ? "text-ink-3" : undefined}>
              <OfCurve known={hasShare(everybody) ? curve[index] : null} />
            </Td>
          </Row>
        );
      })}
    </Table>
  );
}

/** What the curve says, which rests on everybody; null: too few, or nobody has been watched for so long. */
function OfCurve({ known }: { known: ShareKnown | null | undefined }) {
  if (!known) return <span className="text-ink-3">not known yet</span>;
  return (
    <>
      {formatShare(known.share)}
      {known.low === null || known.high === null ? null : (
        <span className="text-ink-3">
          {" "}
          ({formatShare(known.low).replace("%", "")}–{formatShare(known.high)})
        </span>
      )}
    </>
  );
}
