import { z } from "zod";
import { movementSteps } from "../domain/movement";
import { numberRowKeys } from "../domain/number-rows";
import { fromAddress, rankKey } from "../trpc/address";
import { dayField, daysField, optionalDay, optionalId, words } from "../trpc/fields";
import { lensFields } from "../trpc/lens";

export const setLapseThresholdInput = z.object({
  days: daysField,
  reason: words(10, 500, "Please say why, in a sentence."),
  /** The proposal this answers. */
  proposalId: optionalId.optional(),
});
export type SetLapseThreshold = z.output<typeof setLapseThresholdInput>;

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

/** "2_3", "2026-01-01_2026-02-01": from what to what. */
function range<Value>(end: z.ZodType<Value>) {
  const ends = z.preprocess((given) => (typeof given === "string" ? given.split("_") : given), z.tuple([end, end]));
  return ends.nullable().catch(null);
}
const wholeOf = (digits: RegExp) => z.string().regex(digits).transform(Number);
const wholeDays = wholeOf(/^\d{1,9}$/);
const whole = wholeOf(/^\d{1,15}$/);

export const rowsInput = fromAddress({
  which: z.enum(numberRowKeys).nullable().catch(null),
  asOf: optionalDay.catch(null),
  from: optionalDay.catch(null),
  to: optionalDay.catch(null),
  lapse: daysField.nullable().catch(null),
  segment: lensFields.segment,
  membersOn: optionalDay.catch(null),
  last: range(dayField),
  days: range(wholeDays),
  worth: range(whole),
  window,
  after: rankKey,
});
export type AskForRows = z.output<typeof rowsInput>;
