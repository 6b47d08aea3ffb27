import { z } from "zod";
import { decimalMarks } from "../domain/amount";
import { dayOrders } from "../domain/import-day";
import { delimiters, encodings } from "../domain/import-file";
import { importModes, matchKeys } from "../domain/import-mapping";
import { readKey } from "../domain/timeline";
import { choice, countryField, idField, optionalChoice } from "../trpc/fields";

export const ImportById = z.object({ importId: idField });

export const RunById = z.object({ runId: idField });

/** The rows of a run that failed, or those that went in with a remark. */
export const TakeNoted = RunById.extend({ wentIn: z.boolean() });
export type TakeNoted = z.output<typeof TakeNoted>;

export const ImportsBefore = z.object({
  before: z
    .string()
    .optional()
    .transform((text) => (text ? readKey(text) : null)),
});

/** How the file itself is read; what is left out stays as it is. */
export const RereadImport = z.object({
  importId: idField,
  encoding: optionalChoice(encodings),
  delimiter: optionalChoice(delimiters),
  sheet: z
    .string()
    .max(100)
    .nullish()
    .transform((name) => name || null),
});

/** Which column is which; a rehearsal of it follows at once. */
export const MapImport = z.object({
  importId: idField,
  columns: z
    .record(z.string(), z.string())
    .default({})
    .transform((columns) => Object.fromEntries(Object.entries(columns).filter(([, column]) => column !== ""))),
  matchOn: choice(matchKeys),
  mode: choice(importModes),
  dayOrder: optionalChoice(dayOrders),
  decimalMark: optionalChoice(decimalMarks),
  country: z
    .union([z.literal("").transform(() => null), countryField])
    .nullish()
    .transform((code) => code ?? null),
});

/** Undoing cannot be undone, so it wants its word; looking at what it would do wants none. */
export const UndoImport = z
  .object({ importId: idField, effect: choice(["dry", "real"]), word: z.string().trim().nullish() })
  .refine(({ effect, word }) => effect === "dry" || word?.toLowerCase() === "undo", {
    path: ["word"],
    message: "Type the word “undo” to go on.",
  })
  .transform(({ importId, effect }) => ({ importId, effect }));

export const KeptAfter = z.object({ undoId: idField, after: z.coerce.number().int().min(0).default(0) });

export const FailuresAfter = z.object({ runId: idField, after: z.coerce.number().int().min(0).default(0) });
