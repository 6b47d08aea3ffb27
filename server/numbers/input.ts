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

/** What an address carries may be anything: what cannot be read counts as not given. */
function fromAddress<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.preprocess((given: unknown) => given ?? {}, z.object(shape));
}

/** 90 days unless the address says otherwise. */
const window = wholeDays.catch(90);

export const pictureInput = fromAddress({ window });

/** A position in a list: "rank.id". */
const position = z
  .string()
  .regex(/^-?\d{1,16}\.[0-9a-f-]{36}$/)
  .transform((text) => {
    const [rank = "0", id = ""] = text.split(".");
    return { rank: Number(rank), id };
  })
  .pipe(z.object({ rank: z.number(), id: z.uuid() }));

export const rowsInput = fromAddress({
  which: z.enum(numberRowKeys).nullable().catch(null),
  asOf: optionalDay.catch(null),
  from: optionalDay.catch(null),
  to: optionalDay.catch(null),
  lapse: wholeDays.nullable().catch(null),
  window,
  after: position.nullable().catch(null),
});
export type AskForRows = z.output<typeof rowsInput>;
