import { stringify } from "csv-stringify/sync";
import { safeCell } from "../../domain/csv-cell";
import type { MeasuredOutcome, Outcome, OutcomeOnDay } from "./outcome";

const header = [
  ...["day", "days", "measure", "group", "customers_before", "customers_after", "k_before", "n_before", "k_after"],
  ...["n_after", "before", "after", "change_difference", "low_95", "high_95", "low_all", "high_all", "reading"],
];

/** Every reading of an outcome as a CSV file: a line for each day, measure and group, in the units that were counted. */
export async function* writeOutcome({ readings }: Outcome): AsyncGenerator<string> {
  yield stringify([header]);
  for (const reading of readings)
    for (const measured of reading.measures)
      yield stringify(linesOf(reading, measured).map((line) => line.map(safeCell)));
}

function linesOf({ asOf, days }: OutcomeOnDay, { measure, sides, comparison: { change, reading } }: MeasuredOutcome) {
  const ends = [change?.difference, change?.low, change?.high, change?.all.low, change?.all.high, reading];
  return (["affected", "comparable"] as const).map((side) => {
    const of = sides?.[side];
    const counts = [of?.customersBefore, of?.customersAfter, of?.kBefore, of?.nBefore, of?.kAfter, of?.nAfter];
    return [asOf, days, measure, side, ...counts, of?.before, of?.after, ...ends];
  });
}
