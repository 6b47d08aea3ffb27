import { formatCount } from "@/components/format/words";
import { classes } from "@/components/ui/classes";
import { Row, Table, Td } from "@/components/ui/table";
import type { SideFigures } from "@/server/domain/comparison";
import { measureKinds, type OutcomeMeasure } from "@/server/domain/comparison";
import type { MeasuredOutcome, OutcomeOnDay } from "@/server/outcomes/queries/outcome";
import { OutcomeInterval } from "./outcome-interval";
import {
  differenceInWords,
  intervalInWords,
  levelInWords,
  measureNames,
  measureUnits,
  readingInWords,
} from "./outcome-words";

const columns = [
  { label: "Measure" },
  { label: "Affected, before and after", numeric: true },
  { label: "Similar, before and after", numeric: true },
  { label: "How differently they changed", className: "md:pl-8" },
  { label: "What it says" },
];

/** Measure by measure: both groups before and after, the difference of their changes with its interval, and what it says. */
export function OutcomeTable({ reading, currency }: { reading: OutcomeOnDay; currency: string }) {
  const unit = { days: reading.days, currency };
  return (
    <Table label="Before and after, both groups" columns={columns} stacks>
      {reading.measures.map((measured) => (
        <Row key={measured.measure}>
          <Td heads className="font-normal">
            <span className="font-medium">{measureNames[measured.measure]}</span>
            <span className="small block text-ink-3">{measureUnits[measured.measure]}</span>
          </Td>
          <Levels measured={measured} side="affected" label="Affected" unit={unit} />
          <Levels measured={measured} side="comparable" label="Similar" unit={unit} />
          <Td label="Change" className="md:pl-8">
            <Change measured={measured} unit={unit} />
          </Td>
          <Td label="Says">
            <span className={classes(isSignal(measured) ? "font-semibold" : "text-ink-2")}>
              {readingInWords(measured)}
            </span>
          </Td>
        </Row>
      ))}
    </Table>
  );
}

const isSignal = ({ comparison }: MeasuredOutcome) => comparison.reading === "more" || comparison.reading === "fewer";

type Unit = { days: number; currency: string };
type LevelsProps = { measured: MeasuredOutcome; side: "affected" | "comparable"; label: string; unit: Unit };

function Levels({ measured: { measure, sides, comparison }, side, label, unit }: LevelsProps) {
  const figures = sides?.[side];
  if (!figures || comparison.change === null)
    return (
      <Td numeric label={label}>
        <span className="text-ink-3">{figures ? `${formatCount(figures.customersAfter)} to count` : "—"}</span>
      </Td>
    );
  return (
    <Td numeric label={label}>
      <div>
        <span className="num whitespace-nowrap">
          {levelInWords(measure, figures.before, unit)} <span className="text-ink-3">→</span>{" "}
          {levelInWords(measure, figures.after, unit)}
        </span>
        <span className="small block text-ink-3">{ofWhat(measure, figures)}</span>
      </div>
    </Td>
  );
}

/** What stands behind the two figures: k of n, or of how many customers. */
function ofWhat(measure: OutcomeMeasure, { kBefore, nBefore, kAfter, nAfter, customersAfter }: SideFigures): string {
  if (measureKinds[measure] === "mean") return `${formatCount(customersAfter)} customers`;
  return `${formatCount(kBefore)} of ${formatCount(nBefore)}, ${formatCount(kAfter)} of ${formatCount(nAfter)}`;
}

function Change({ measured: { measure, comparison }, unit }: { measured: MeasuredOutcome; unit: Unit }) {
  const { change } = comparison;
  if (!change) return <span className="text-ink-3">—</span>;
  const interval = intervalInWords(measure, change, unit);
  return (
    <div className="w-full md:w-55">
      <span className="num">{differenceInWords(measure, change.difference, unit)}</span>
      <OutcomeInterval found={change} label={`Between ${interval}, with 95% confidence.`} />
      <span className="small num block text-ink-3">{interval}</span>
    </div>
  );
}
