import { Day } from "@/components/format/day";
import { Rate } from "@/components/format/rate";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { Programme } from "@/server/calls/queries/programme";
import { enoughOfEach, enoughToCompare, graceDays, readComparison } from "@/server/domain/holdout";
import { type Difference, proportionDifference } from "@/server/domain/proportion-difference";
import { IntervalPlot } from "./interval-plot";
import { intervalWords, outcomeOf, termsSentence } from "./programme-words";

type Seen = NonNullable<Programme["seen"]>;

/** Those drawn to be called beside those who were not, as drawn, with the one sentence that can be said of it. */
export function Comparison({ programme }: { programme: Programme }) {
  const { seen, withinDays } = programme;
  const found = seen && proportionDifference(seen.called, seen.compared);
  return (
    <>
      {found ? (
        <>
          <p className="finding">{reading(programme, seen, found)}</p>
          <IntervalPlot found={found} />
          <AsDrawn programme={programme} seen={seen} />
        </>
      ) : (
        <p className="finding">
          Too few so far. At least {enoughToCompare} called and {enoughToCompare} compared customers have to have had
          their {withinDays} days and {graceDays} more, and in either group at least {enoughOfEach} who did and{" "}
          {enoughOfEach} who did not.
        </p>
      )}
      <p className="small mt-3 max-w-prose text-ink-3">{termsSentence(programme)}</p>
    </>
  );
}

function AsDrawn({ programme, seen }: { programme: Programme; seen: Seen }) {
  const columns = [{ label: "As drawn" }, { label: `How many ${outcomeOf(programme)}` }];
  return (
    <>
      <Table label="How many did, as drawn" className="mt-3" columns={columns} stacks>
        <Row>
          <Td heads className="font-medium md:w-48">
            <Link href="/recognition/calls?show=made">To be called</Link>
          </Td>
          <Td>
            <Rate {...seen.called} />
          </Td>
        </Row>
        <Row>
          <Td heads className="font-medium">
            Compared
          </Td>
          <Td>
            <Rate {...seen.compared} />
          </Td>
        </Row>
      </Table>
      <p className="small mt-2 max-w-prose text-ink-3">
        Draws up to <Day on={seen.throughOn} style="month" />. A draw is counted once, when its days and {graceDays}{" "}
        more are over; what is noted or corrected later adds nobody.
      </p>
    </>
  );
}

/** By rule: a side is named only where nought lies outside the interval. */
function reading(programme: Programme, { called, compared }: Seen, found: Difference): string {
  const what = `the share of those who ${outcomeOf(programme)}`;
  const between = `between ${intervalWords(found)}, with 95% confidence`;
  switch (readComparison(called, compared)) {
    case "more":
      return `Among those to be called, ${what} is higher: ${between}.`;
    case "fewer":
      return `Among those to be called, ${what} is lower: ${between}.`;
    default:
      return `No difference can be told from chance so far: among those to be called, ${what} lies ${between}.`;
  }
}
