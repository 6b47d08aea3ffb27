import { Rate } from "@/components/format/rate";
import { counted, formatShare } from "@/components/format/words";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { type Calibration, leastForCalibration } from "@/server/domain/calibration";
import { CalibrationPlot } from "./calibration-plot";
import { CalibrationTable } from "./calibration-table";
import { calibrationSentence } from "./calibration-words";

type Props = { calibration: Calibration & { due: number; never: number } };

/** What the organisation predicted, held against what happened; nothing of persons or departments (A7). */
export function CalibrationSection({ calibration }: Props) {
  const { n, k, bins, due, never } = calibration;
  return (
    <Section title="What we said, and what came">
      <p className="finding mt-1 mb-4">{calibrationSentence(calibration)}</p>
      {bins ? (
        <div className="grid gap-x-10 gap-y-5 lg:grid-cols-[1.4fr_1fr]">
          <CalibrationPlot bins={bins} />
          <div>
            <CalibrationTable bins={bins} />
            <Brier calibration={calibration} />
          </div>
        </div>
      ) : n > 0 ? (
        <p className="mb-3 text-ink-2">
          So far <Rate k={k} n={n} href={rows("came")} /> came true. Scores and groups are shown from{" "}
          {leastForCalibration} on.
        </p>
      ) : null}
      <p className="small mt-3 text-ink-3">
        <Link href={rows("recorded")}>{counted(n, "prediction")} with an outcome</Link> ·{" "}
        <Link href={rows("due")}>{counted(due, "prediction")} due and not recorded</Link> ·{" "}
        <Link href={rows("never")}>{never} never recorded, because the decision ended before</Link>
      </p>
    </Section>
  );
}

function rows(kind: string): string {
  return `/decisions/calibration/predictions?kind=${kind}`;
}

function Brier({ calibration: { brier, parts, k, n } }: { calibration: Calibration }) {
  if (brier === null || parts === null) return null;
  const always = (k / n) * (1 - k / n);
  return (
    <div className="mt-4">
      <p>
        Brier score <strong className="num">{brier.toFixed(3)}</strong>
        <span className="text-ink-2">
          {" "}
          (0 is perfect; whoever always says {formatShare(k / n)} has {always.toFixed(3)})
        </span>
      </p>
      <Disclosure summary="What it is made of">
        <dl className="small num grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1">
          <dt>How far what we said lies from what came (less is better)</dt>
          <dd>{parts.reliability.toFixed(3)}</dd>
          <dt>less: how well we tell the likely from the unlikely (more is better)</dt>
          <dd>− {parts.resolution.toFixed(3)}</dd>
          <dt>and: how uncertain it all is, whoever predicts</dt>
          <dd>+ {parts.uncertainty.toFixed(3)}</dd>
        </dl>
      </Disclosure>
    </div>
  );
}
