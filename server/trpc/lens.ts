import { z } from "zod";
import type { Context } from "../context";
import type { Lens } from "../domain/lens";
import { isSegmentKey } from "../domain/segment";
import { fromAddress } from "./address";
import { idField, optionalDay } from "./fields";

const lapse = z
  .string()
  .trim()
  .regex(/^\d{1,4}$/)
  .transform(Number)
  .pipe(z.number().min(1).max(3650));

const segment = z
  .string()
  .trim()
  .refine((text) => isSegmentKey(text) || idField.safeParse(text).success);

/** The lens as an address names it: "?asOf=2026-01-31&lapse=180&segment=top_tenth". What cannot be read is not given. */
export const lensFields = {
  asOf: optionalDay.catch(null),
  lapse: lapse.nullish().catch(null),
  segment: segment.nullish().catch(null),
};

export const lensInput = fromAddress(lensFields);
export type AskedLens = Partial<z.output<typeof lensInput>>;

/** The lens asked for; what is not given is today, the threshold in force and everybody. No day is later than today. */
export function lensOf(ctx: Pick<Context, "today" | "organisation">, { asOf, lapse, segment }: AskedLens): Lens {
  return {
    asOf: asOf && asOf < ctx.today ? asOf : ctx.today,
    lapseDays: lapse ?? ctx.organisation.lapseDays,
    segment: segment && segment !== "all" ? segment : null,
  };
}
