import type { Metadata } from "next";
import { CalibrationSection } from "@/components/reviews/calibration-section";
import { PathSection } from "@/components/reviews/path-section";
import { ScoresSection } from "@/components/reviews/scores-section";
import { TimeSection } from "@/components/reviews/time-section";
import { PageHead } from "@/components/ui/page-head";
import { yearsOfTime } from "@/server/domain/time-saved";
import { getCaller } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "How well we decide" };

export default async function Calibration() {
  const { reviews } = await getCaller();
  const [calibration, stops, path, scores] = await Promise.all([
    reviews.calibration(),
    reviews.stops(),
    reviews.path(),
    reviews.scores(),
  ]);
  return (
    <>
      <PageHead label="Decisions" title="How well we decide">
        Of the organisation as a whole, never of a person or a department.
      </PageHead>
      <CalibrationSection calibration={calibration} />
      <TimeSection stops={stops} years={yearsOfTime(stops)} />
      <PathSection path={path} />
      <ScoresSection scores={scores} />
    </>
  );
}
