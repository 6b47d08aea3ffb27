import type { Database } from "@/db/client";
import { type StandingReport, verifyStanding } from "@/server/customers/tasks";
import { type RegisterReport, verifyRegister } from "@/server/decisions/mutations/register";
import { type AnchorFile, readAnchorFile } from "@/server/decisions/queries/anchor-file";
import { readText, verifyDecisions } from "@/server/decisions/tasks";
import { Fault } from "@/server/domain/fault";
import { periodName } from "@/server/domain/plan";
import { type RollupsReport, verifyRollups } from "@/server/histories/tasks";
import { type RatesReport, verifyRates } from "@/server/rates/tasks";
import { verifyReports } from "@/server/reports/tasks";
import { verifyTexts } from "@/server/texts/tasks";
import { type Command, optional, type Values } from "./command";

const parts = ["decisions", "texts", "standing", "rates", "rollups", "register", "reports"] as const;
/** Parts that are computed from facts. */
const repairable: readonly string[] = ["standing", "rates", "rollups", "register"];
type Part = (typeof parts)[number];

/** What one part came to: how many problems are left, and the lines that say so. */
type Verified = { json: unknown; problems: number; lines: string[] };
type Asked = { isRepair: boolean; anchor: AnchorFile | null };

export const command: Command = {
  purpose:
    "checks that nothing was changed behind Standpoint's back: decisions, words, customers' standing, kept rates, customer numbers, the register, quarterly reports",
  usage: [
    "verify [decisions [--anchor FILE [--public-key FILE]]] [texts] [standing [--repair]] [rates [--repair]] [rollups [--repair]] [register [--repair]] [reports] [--json]",
    "  --anchor: an anchor kept outside the database (npm run standpoint -- anchor --out FILE); --public-key: who must have signed it",
  ].join("\n"),
  words: parts,
  options: { repair: { type: "boolean" }, anchor: { type: "string" }, "public-key": { type: "string" } },
  run: async (db, values) => {
    const asked = parts.filter((part) => values.words === undefined || [values.words].flat().includes(part));
    const isRepair = values.repair === true;
    if (isRepair && asked.some((part) => !repairable.includes(part)))
      throw new Fault(
        "Only what is computed from facts can be repaired: verify standing rates rollups register --repair.",
      );
    const anchor = anchorOf(values);
    if (anchor && !asked.includes("decisions"))
      throw new Fault("An anchor is held against decisions: verify decisions --anchor FILE.");
    const verified: Partial<Record<Part, Verified>> = {};
    for (const part of asked) verified[part] = await verify[part](db, { isRepair, anchor });
    const all = Object.values(verified);
    return {
      json: Object.fromEntries(Object.entries(verified).map(([part, { json }]) => [part, json])),
      text: all.flatMap(({ lines }) => lines).join("\n"),
      isBad: all.some(({ problems }) => problems > 0),
    };
  },
};

const verify: Record<Part, (db: Database, asked: Asked) => Promise<Verified>> = {
  decisions: async (db, { anchor }) => {
    const found = await verifyDecisions(db, anchor);
    const lines = [
      ...found.problems.map(
        ({ number, decisionId, record, recordId, problem }) =>
          `decision ${number ?? decisionId}, ${record} ${recordId}: ${problem}`,
      ),
      ...found.missed.map(
        ({ anchoredOn, decisionId, entry, problem }) =>
          `anchor of ${anchoredOn}${decisionId ? `, decision ${decisionId}, entry ${entry}` : ""}: ${problem}`,
      ),
    ];
    const against = `${counted(found.anchors, "anchor")}${anchor ? ` and the file of ${anchor.anchoredOn}` : ""}`;
    const head = `${found.decisions} decisions with ${found.entries} entries were checked, and held against ${against}: ${outcome(lines.length)}`;
    return { json: found, problems: lines.length, lines: [head, ...lines] };
  },
  texts: async (db) => {
    const found = await verifyTexts(db);
    const lines = found.changed.map((id) => `text ${id}: the words no longer fit their hash`);
    const head = `${found.checked} texts were checked: ${outcome(lines.length)}`;
    return { json: found, problems: lines.length, lines: [head, ...lines] };
  },
  standing: async (db, { isRepair }) => {
    const found = await verifyStanding(db, { isRepair });
    return { json: found, problems: found.different - found.repaired, lines: standingLines(found) };
  },
  rates: async (db, { isRepair }) => {
    const found = await verifyRates(db, { isRepair });
    const problems = found.repaired ? 0 : found.different + found.days.length;
    return { json: found, problems, lines: rateLines(found) };
  },
  rollups: async (db, { isRepair }) => {
    const found = await verifyRollups(db, { isRepair });
    const problems = found.repaired ? 0 : found.different + found.differentSums;
    return { json: found, problems, lines: rollupLines(found) };
  },
  register: async (db, { isRepair }) => {
    const found = await verifyRegister(db, { isRepair });
    return { json: found, problems: found.different - found.repaired, lines: registerLines(found) };
  },
  reports: async (db) => {
    const found = await verifyReports(db);
    const lines = found.changed.map(
      (beginsOn) =>
        `report of ${periodName("quarter", beginsOn)}: not what was sealed, or it does not follow the one before it`,
    );
    const head = `${counted(found.checked, "quarterly report")} ${found.checked === 1 ? "was" : "were"} checked: ${outcome(lines.length)}`;
    return { json: found, problems: lines.length, lines: [head, ...lines] };
  },
};

function anchorOf(values: Values): AnchorFile | null {
  const [file, key] = [optional(values, "anchor"), optional(values, "public-key")];
  if (file === undefined && key !== undefined) throw new Fault("--public-key says who signed an --anchor FILE.");
  return file === undefined ? null : readAnchorFile(readText(file), key === undefined ? null : readText(key));
}

const counted = (count: number, thing: string) => (count === 1 ? `1 ${thing}` : `${count} ${thing}s`);

function registerLines({ checked, different, repaired, differences }: RegisterReport): string[] {
  return [
    `${checked} decisions' place in the register was checked: ${outcome(different)}`,
    ...differences.map(
      ({ number, kept, facts }) =>
        `decision ${number}: kept ${JSON.stringify(kept)}, but its facts give ${JSON.stringify(facts)}`,
    ),
    ...(repaired > 0 ? [`${repaired} were kept anew from their facts, which is recorded.`] : []),
  ];
}

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

function rollupLines({ checked, different, differences, differentSums, sums, repaired }: RollupsReport): string[] {
  const [more, moreSums] = [different - differences.length, differentSums - sums.length];
  return [
    `${checked} customers' purchase histories and all their sums were checked: ${outcome(different + differentSums)}`,
    ...differences.map(
      ({ customerId, kept, facts }) =>
        `customer ${customerId}: kept ${JSON.stringify(kept)}, but the facts give ${JSON.stringify(facts)}`,
    ),
    ...(more > 0 ? [`and ${more} more`] : []),
    ...sums.map(({ sum, kept, counted: add }) => `sum ${sum}: kept ${kept}, but the histories add up to ${add}`),
    ...(moreSums > 0 ? [`and ${moreSums} more sums`] : []),
    ...(repaired ? ["They were kept anew from their facts, which is recorded."] : []),
  ];
}

function outcome(problems: number): string {
  if (problems === 0) return "all is as it was recorded.";
  return problems === 1 ? "1 problem." : `${problems} problems.`;
}
