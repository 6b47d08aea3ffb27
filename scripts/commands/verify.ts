import { verifyStanding } from "@/server/customers/tasks";
import { verifyDecisions } from "@/server/decisions/tasks";
import { verifyTexts } from "@/server/texts/tasks";
import type { Command } from "./command";

export const command: Command = {
  purpose: "checks that nothing was changed behind Standpoint's back: decisions, words, customers' standing",
  usage: "verify [--json]",
  options: {},
  run: async (db) => {
    const [decisions, texts, standing] = [await verifyDecisions(db), await verifyTexts(db), await verifyStanding(db)];
    const found = decisions.problems.length + texts.changed.length + standing.differences.length;
    const lines = [
      `${decisions.decisions} decisions with ${decisions.entries} entries, ${texts.checked} texts and ${standing.checked} customers were checked: ${found === 0 ? "all is as it was recorded." : `${found} problems.`}`,
      ...decisions.problems.map(
        ({ number, decisionId, record, recordId, problem }) =>
          `decision ${number ?? decisionId}, ${record} ${recordId}: ${problem}`,
      ),
      ...texts.changed.map((id) => `text ${id}: the words no longer fit their hash`),
      ...standing.differences.map(
        ({ customerId, kept, facts }) =>
          `customer ${customerId}: kept ${JSON.stringify(kept)}, but the facts give ${JSON.stringify(facts)}`,
      ),
    ];
    return { json: { decisions, texts, standing }, text: lines.join("\n"), isBad: found > 0 };
  },
};
