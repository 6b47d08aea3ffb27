import type { Database } from "@/db/client";
import { type StandingReport, verifyStanding } from "@/server/customers/tasks";
import { verifyDecisions } from "@/server/decisions/tasks";
import { Fault } from "@/server/domain/fault";
import { type RatesReport, verifyRates } from "@/server/rates/tasks";
import { verifyTexts } from "@/server/texts/tasks";
import type { Command } from "./command";

const parts = ["decisions", "texts", "standing", "rates"] as const;
type Part = (typeof parts)[number];

/** What one part came to: how many problems are left, and the lines that say so. */
type Verified = { json: unknown; problems: number; lines: string[] };

export const command: Command = {
  purpose:
    "checks that nothing was changed behind Standpoint's back: decisions, words, customers' standing, kept rates",
  usage: "verify [decisions] [texts] [standing [--repair]] [rates [--repair]] [--json]",
  words: parts,
  options: { repair: { type: "boolean" } },
  run: async (db, values) => {
    const asked = parts.filter((part) => values.words === undefined || [values.words].flat().includes(part));
    const isRepair = values.repair === true;
    if (isRepair && asked.some((part) => part !== "standing" && part !== "rates"))
      throw new Fault("Only what is computed from facts can be repaired: verify standing rates --repair.");
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
  rates: async (db, isRepair) => {
    const found = await verifyRates(db, { isRepair });
    const problems = found.repaired ? 0 : found.different + found.days.length;
    return { json: found, problems, lines: rateLines(found) };
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

function rateLines({ checked, different, differences, days, repaired }: RatesReport): string[] {
  const more = different - differences.length;
  return [
    `${checked} promises' rates were checked: ${outcome(different + days.length)}`,
    ...differences.map(
      ({ promiseId, kept, facts }) =>
        `promise ${promiseId}: kept ${JSON.stringify(kept)}, but the facts give ${JSON.stringify(facts)}`,
    ),
    ...(more > 0 ? [`and ${more} more`] : []),
    ...days.map((day) => `${day}: the day's sums are not what its promises add up to`),
    ...(repaired ? ["They were kept anew from their facts, which is recorded."] : []),
  ];
}

function outcome(problems: number): string {
  if (problems === 0) return "all is as it was recorded.";
  return problems === 1 ? "1 problem." : `${problems} problems.`;
}
