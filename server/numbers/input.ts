import { z } from "zod";
import { movementSteps } from "../domain/movement";
import { numberRowKeys } from "../domain/number-rows";
import { dayField, daysField, optionalDay, optionalId, words } from "../trpc/fields";
import { lensFields } from "../trpc/lens";

export const setLapseThresholdInput = z.object({
  days: daysField,
  reason: words(10, 500, "Please say why, in a sentence."),
  /** The proposal this answers. */
  proposalId: optionalId.optional(),
});
export type SetLapseThreshold = z.output<typeof setLapseThresholdInput>;

/** What an address carries may be anything: what cannot be read counts as not given. */
function fromAddress<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.preprocess((given: unknown) => given ?? {}, z.object(shape));
}

/** 90 days unless the address says otherwise. */
const window = daysField.catch(90);

export const overviewInput = fromAddress({
  ...lensFields,
  window,
  by: z.enum(movementSteps).nullable().catch(null),
  from: optionalDay.catch(null),
  to: optionalDay.catch(null),
});
export type AskForOverview = z.output<typeof overviewInput>;

/** A position in a list: "rank.id". */
const position = z
  .string()
  .regex(/^-?\d{1,16}\.[0-9a-f-]{36}$/)
  .transform((text) => {
    const [rank = "0", id = ""] = text.split(".");
    return { rank: Number(rank), id };
  })
  .pipe(z.object({ rank: z.number(), id: z.uuid() }));

/** "2_3", "2026-01-01_2026-02-01": from what to what. */
function range<Value>(end: z.ZodType<Value>) {
  const ends = z.preprocess((given) => (typeof given === "string" ? given.split("_") : given), z.tuple([end, end]));
  return ends.nullable().catch(null);
}
const whole = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);

export const rowsInput = fromAddress({
  which: z.enum(numberRowKeys).nullable().catch(null),
  asOf: optionalDay.catch(null),
  from: optionalDay.catch(null),
  to: optionalDay.catch(null),
  lapse: daysField.nullable().catch(null),
  segment: lensFields.segment,
  last: range(dayField),
  days: range(whole),
  worth: range(whole),
  window,
  after: position.nullable().catch(null),
});
export type AskForRows = z.output<typeof rowsInput>;
