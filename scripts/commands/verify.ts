import type { Database } from "@/db/client";
import { type StandingReport, verifyStanding } from "@/server/customers/tasks";
import { verifyDecisions } from "@/server/decisions/tasks";
import { Fault } from "@/server/domain/fault";
import { verifyTexts } from "@/server/texts/tasks";
import type { Command } from "./command";

const parts = ["decisions", "texts", "standing"] as const;
type Part = (typeof parts)[number];

/** What one part came to: how many problems are left, and the lines that say so. */
type Verified = { json: unknown; problems: number; lines: string[] };

export const command: Command = {
  purpose: "checks that nothing was changed behind Standpoint's back: decisions, words, customers' standing",
  usage: "verify [decisions] [texts] [standing [--repair]] [--json]",
  words: parts,
  options: { repair: { type: "boolean" } },
  run: async (db, values) => {
    const asked = parts.filter((part) => values.words === undefined || [values.words].flat().includes(part));
    const isRepair = values.repair === true;
    if (isRepair && asked.join() !== "standing")
      throw new Fault("Only standing can be repaired, as it is computed from facts: verify standing --repair.");
    const verified: Partial<Record<Part, Verified>> = {};
    for (const part of asked) verified[part] = await verify[part](db, isRepair);
    const all = Object.values(verified);
    return {
      json: Object.fromEntries(Object.entries(verified).map(([part, { json }]) => [part, json])),
      text: all.flatMap(({ lines }) => lines).join("\n"),
      isBad: all.some(({ problems }) => problems > 0),
    };
  },
};

const verify: Record<Part, (db: Database, isRepair: boolean) => Promise<Verified>> = {
  decisions: async (db) => {
    const found = await verifyDecisions(db);
    const lines = found.problems.map(
      ({ number, decisionId, record, recordId, problem }) =>
        `decision ${number ?? decisionId}, ${record} ${recordId}: ${problem}`,
    );
    const head = `${found.decisions} decisions with ${found.entries} entries were checked: ${outcome(lines.length)}`;
    return { json: found, problems: lines.length, lines: [head, ...lines] };
  },
  texts: async (db) => {
    const found = await verifyTexts(db);
    const lines = found.changed.map((id) => `text ${id}: the words no longer fit their hash`);
    const head = `${found.checked} texts were checked: ${outcome(lines.length)}`;
    return { json: found, problems: lines.length, lines: [head, ...lines] };
  },
  standing: async (db, isRepair) => {
    const found = await verifyStanding(db, { isRepair });
    return { json: found, problems: found.different - found.repaired, lines: standingLines(found) };
  },
};

function standingLines({ checked, different, repaired, differences }: StandingReport): string[] {
  const more = different - differences.length;
  return [
    `${checked} customers' standing was checked: ${outcome(different)}`,
    ...differences.map(
      ({ customerId, kept, facts }) =>
        `customer ${customerId}: kept ${JSON.stringify(kept)}, but the facts give ${JSON.stringify(facts)}`,
    ),
    ...(more > 0 ? [`and ${more} more`] : []),
    ...(repaired > 0 ? [`${repaired} were counted anew from their facts, which is recorded.`] : []),
  ];
}

function outcome(problems: number): string {
  if (problems === 0) return "all is as it was recorded.";
  return problems === 1 ? "1 problem." : `${problems} problems.`;
}
