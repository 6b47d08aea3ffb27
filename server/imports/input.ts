import { z } from "zod";
import { decimalMarks } from "../domain/amount";
import { dayOrders, matchKeys } from "../domain/import-mapping";
import { choice, idField } from "../trpc/fields";

export const ImportById = z.object({ importId: idField });

export const RunById = z.object({ runId: idField });

export const MapImport = z.object({
  importId: idField,
  columns: z
    .record(z.string(), z.string())
    .transform((columns) => Object.fromEntries(Object.entries(columns).filter(([, column]) => column !== ""))),
  matchOn: choice(matchKeys),
  dayOrder: choice(dayOrders),
  decimalMark: choice(decimalMarks),
  effect: choice(["dry", "real"]),
});

export const FailuresAfter = z.object({ runId: idField, after: z.coerce.number().int().min(0).default(0) });
