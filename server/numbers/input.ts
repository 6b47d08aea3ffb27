import { z } from "zod";
import { numberRowKeys } from "../domain/number-rows";
import { optionalDay, words } from "../trpc/fields";

const wholeDays = z
  .string("Please give a number of days.")
  .trim()
  .regex(/^\d{1,5}$/, "Please give a whole number of days.")
  .transform(Number)
  .pipe(z.number().min(1, "Please give at least one day.").max(3650, "Please give at most 3,650 days: ten years."));

export const setLapseThresholdInput = z.object({
  days: wholeDays,
  reason: words(10, 500, "Please say why, in a sentence."),
});
export type SetLapseThreshold = z.output<typeof setLapseThresholdInput>;

/** 90 days unless the address says otherwise. */
export const windowInput = wholeDays.catch(90);

export const pictureInput = z.object({ window: windowInput });

/** A position in a list as an address carries it: "rank.id". */
const afterInput = z
  .string()
  .regex(/^-?\d{1,16}\.[0-9a-f-]{36}$/)
  .transform((text) => {
    const [rank = "0", id = ""] = text.split(".");
    return { rank: Number(rank), id };
  })
  .pipe(z.object({ rank: z.number(), id: z.uuid() }))
  .nullable()
  .catch(null);

export const rowsInput = z.object({
  which: z.enum(numberRowKeys, "There is no such list."),
  asOf: optionalDay,
  from: optionalDay,
  to: optionalDay,
  lapse: wholeDays.nullable().catch(null),
  window: windowInput,
  after: afterInput,
});
export type AskForRows = z.output<typeof rowsInput>;
