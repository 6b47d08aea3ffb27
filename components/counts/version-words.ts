import type { Standing } from "@/server/counts/queries/standing";
import type { QuestionKey } from "@/server/counts/questions";
import { questionWords } from "./question-words";

/** By which version of its rules each part of a page is counted, as the end of its definitions. */
export function versionWords({ versions }: Standing, keys: readonly QuestionKey[]): readonly [string, string] {
  const each = keys.map((key) => `${questionWords[key]} ${versions[key]}`);
  return [
    "Versions",
    `of the rules that each part is counted by: ${each.join(", ")}. What was kept by an earlier one is not shown.`,
  ];
}
