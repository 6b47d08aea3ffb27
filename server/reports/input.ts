import { z } from "zod";
import { quarterNamed } from "../domain/number-report";
import { checkbox, optionalDay } from "../trpc/fields";

export const reportsInput = z.object({ before: optionalDay.catch(null) });

/** "2026-Q3". */
export const reportInput = z.object({
  quarter: z.string().transform((name, issues) => {
    const quarter = quarterNamed(name);
    if (quarter) return quarter;
    issues.addIssue("There is no such quarter.");
    return z.NEVER;
  }),
  /** Have it counted anew, though many have bought and it takes a while. */
  anew: checkbox,
});
