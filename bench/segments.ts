import { segments } from "@/db/demo/words/segments";
import { parseRule } from "@/server/domain/rule-parse";
import { countRule } from "@/server/segments/queries/measure";
import { json, type Question } from "./question";

/** The live count of a rule while somebody edits it: every segment of the demo company in turn. */
export const segmentCounts: Question = {
  name: "segments",
  asked: async () => rules().map((rule) => json("segments.count", { rule }, JSON.stringify(rule))),
  floor: (context, given) => countRule(context, JSON.parse(given)),
};

function rules() {
  return segments.map(({ says }) => {
    const rule = parseRule(says.at(-1) ?? "");
    if (rule === null) throw new Error(`“${says.at(-1)}” is no rule's sentence.`);
    return rule;
  });
}
