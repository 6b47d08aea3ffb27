import { z } from "zod";
import { retentionReadings } from "../domain/retention-cohorts";
import { lensFields } from "../trpc/lens";

/** How customers who came before our records are taken: from the day they stated, or as if new when we first saw them. */
const olderReadings = ["stated", "observed"] as const;

/** What an address carries may be anything: what cannot be read counts as not given. */
export const retentionInput = z.preprocess(
  (given: unknown) => given ?? {},
  z.object({
    ...lensFields,
    reading: z.enum(retentionReadings).catch("classic"),
    older: z.enum(olderReadings).catch("stated"),
    by: z.enum(["all", "year"]).catch("all"),
  }),
);
export type AskForRetention = z.output<typeof retentionInput>;
