import { counted, formatShare } from "@/components/format/words";
import {
  type Calibration,
  type CalibrationBin,
  calibrationVerdict,
  isOff,
  leastForCalibration,
} from "@/server/domain/calibration";
import { wilson } from "@/server/domain/wilson";

/** One sentence by rule: what can be said of how well the organisation predicts, and no more. */
export function calibrationSentence(it: Calibration): string {
  const interval = wilson(it.k, it.n);
  if (it.n === 0 || it.meanSaid === null || !interval) return "No prediction has been held against what happened yet.";
  const verdict = calibrationVerdict(it);
  if (verdict === null)
    return `${it.n} of ${leastForCalibration} predictions have been held against what happened: too few to say how well we predict.`;
  const seen = `On average we were ${formatShare(it.meanSaid)} sure; ${it.k} of ${counted(it.n, "prediction")} came true, ${formatShare(it.k / it.n)} (${formatShare(interval.low)} to ${formatShare(interval.high)}).`;
  return [said[verdict], seen, groupsSentence(it.bins ?? [])].filter(Boolean).join(" ");
}

/** Which groups differ from what we said by more than chance explains, one by one. */
function groupsSentence(bins: readonly CalibrationBin[]): string | null {
  const off = bins.filter(isOff);
  const [first] = off;
  if (!first) return null;
  if (off.length > 1) return `Group by group, ${off.length} of ${bins.length} differ from what we said.`;
  const more = first.k / first.n > first.meanSaid ? "more" : "less";
  return `Group by group, only of those we were about ${first.said}% sure of did ${more} come true than we said.`;
}

const said = {
  too_sure: "We are surer than what happens bears out.",
  not_sure_enough: "More comes true than we say.",
  no_signal: "No sign that we are too sure, or not sure enough.",
};
