import { z } from "zod";
import { exportFilters, exportLists, namesCustomers, sendingWays } from "../domain/export";
import { isSegmentKey } from "../domain/segment";
import { choice, idField, optionalChoice, optionalWords } from "../trpc/fields";

/** What is taken out: a list, filtered as its address says, and what for where it names customers. */
export const beginExportInput = z
  .looseObject({ list: choice(exportLists), way: optionalChoice(sendingWays), reason: optionalWords(500) })
  .transform(({ list, way, reason, ...given }, issues) => {
    if (namesCustomers(list) && (reason === null || reason.length < 3))
      issues.addIssue({ code: "custom", path: ["reason"], message: "Please say what the file is for." });
    if (given.segment && !isSegmentKey(String(given.segment)) && !idField.safeParse(given.segment).success)
      issues.addIssue({ code: "custom", path: ["segment"], message: "That is not a segment we know." });
    if (list === "recipients" && way === null)
      issues.addIssue({ code: "custom", path: ["way"], message: "Please choose the way it goes." });
    const filter: Record<string, string> = {};
    for (const name of exportFilters[list]) {
      const value = given[name];
      if (typeof value === "string" && value !== "") filter[name] = value.slice(0, 200);
    }
    return { list, reason, filter: way && list === "recipients" ? { ...filter, way } : filter };
  });
export type BeginExport = z.output<typeof beginExportInput>;

export const oneExport = z.object({ exportId: idField, after: idField.nullish() });

export const exportsAfter = z.object({
  after: z
    .string()
    .nullish()
    .transform((text) => idField.safeParse(text).data ?? null),
});
