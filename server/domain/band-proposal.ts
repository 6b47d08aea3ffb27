import { minorDigitsOf, readAmount, writeAmount } from "./amount";
import { bandingFault } from "./band";
import { type Banding, type BandMethod, bandMethods } from "./band-words";
import { type Condition, isGroup, type Rule, ruleFaults } from "./rule";
import { parseRule } from "./rule-parse";
import { ruleSentence } from "./rule-sentence";

/** Bands and the best-customer rule as somebody typed them: names and limits belong together by their place. */
export type TypedBands = {
  method: BandMethod;
  names: string[];
  /** Whole percents, or amounts; empty for the last band of amounts. */
  limits: string[];
  /** The rule's sentence. */
  best: string;
};

/** How value bands are drawn and who is a best customer, together. */
export type BandProposal = { banding: Banding; bestRule: Rule };

const usualBestSentence = "Customers who are in the value band Top, and have been with us for at least 2 years.";

/** Reads what was typed; rows without a name and a limit are left out. A fault is a sentence that says what to change. */
export function readProposal(typed: TypedBands, currency: string): BandProposal | { fault: string } {
  const rows = typed.names
    .map((name, place) => ({ name: name.trim(), limit: (typed.limits[place] ?? "").trim() }))
    .filter(({ name, limit }) => name !== "" || limit !== "");
  const banding = typed.method === "quantiles" ? byShares(rows) : byAmounts(rows, currency);
  if ("fault" in banding) return banding;
  const bestRule = parseRule(typed.best);
  if (bestRule === null) return { fault: `“Best customers” could not be read. Write it like: ${usualBestSentence}` };
  const fault = bandingFault(banding) ?? ruleFaults(bestRule)[0] ?? bestFault(bestRule, banding);
  return fault === null ? { banding, bestRule } : { fault };
}

type Row = { name: string; limit: string };

function byShares(rows: readonly Row[]): Banding {
  const share = (limit: string) => Number(limit.replace(/\s*%$/, "") || Number.NaN);
  return { method: "quantiles", bands: rows.map(({ name, limit }) => ({ name, share: share(limit) })) };
}

function byAmounts(rows: readonly Row[], currency: string): Banding | { fault: string } {
  const bands = rows.map(({ name, limit }) => ({
    name,
    limit,
    from: limit === "" ? null : readAmount(limit, "point", minorDigitsOf(currency)),
  }));
  const unread = bands.find(({ limit, from }) => limit !== "" && from === null);
  if (unread) return { fault: `“${unread.limit}” is not an amount. Write it like 2,500.00.` };
  return { method: "cut_offs", bands: bands.map(({ name, from }) => ({ name, from })) };
}

/** Who is a best customer may depend on the bands that are set with the rule, and not on who is one. */
function bestFault(rule: Rule, { bands }: Banding): string | null {
  const conditions = rule.conditions.flatMap<Condition>((entry) => (isGroup(entry) ? entry.conditions : [entry]));
  if (conditions.some(({ field }) => field === "best")) return "Who is a best customer cannot depend on who is one.";
  const names = new Set(bands.map(({ name }) => name.toLowerCase()));
  const asked = conditions.filter(({ field }) => field === "band").flatMap(({ value }) => value.texts ?? []);
  return asked.every((name) => names.has(name.toLowerCase()))
    ? null
    : "The rule for best customers names a band that is not one of these.";
}

type Asked = Readonly<Record<string, string | string[] | undefined>>;

/** What an address says of bands to try out; null: it says nothing of them. */
export function typedFrom(asked: Asked): TypedBands | null {
  const method = bandMethods.find((known) => known === asked.method);
  const names = listOf(asked.name);
  if (!method || names.length === 0) return null;
  return trimmed({ method, names, limits: listOf(asked.limit), best: listOf(asked.best)[0] ?? "" });
}

/** What the form begins with: the bands as they are set, if they are drawn in the same way, else the usual ones. */
export function typedOf(
  current: (Banding & { bestRule: Rule }) | null,
  asked: string | string[] | undefined,
  currency: string,
): TypedBands {
  const method = bandMethods.find((known) => known === asked) ?? current?.method ?? "quantiles";
  const best = current ? ruleSentence(current.bestRule) : usualBestSentence;
  const names = current?.bands.map(({ name }) => name) ?? ["Top", "High", "Middle", "Low"];
  if (current?.method !== method)
    return { method, names, limits: method === "quantiles" ? usualShares(names) : [], best };
  const limits =
    current.method === "quantiles"
      ? current.bands.map(({ share }) => String(share))
      : current.bands.map(({ from }) => (from === null ? "" : writeAmount(from, currency)));
  return { method, names, limits, best };
}

const usualShares = (names: readonly string[]) => (names.length === 4 ? ["5", "20", "50", "25"] : []);

function trimmed({ names, limits, ...rest }: TypedBands): TypedBands {
  const last = names.findLastIndex((name, place) => name.trim() !== "" || (limits[place] ?? "").trim() !== "");
  return {
    ...rest,
    names: names.slice(0, last + 1),
    limits: names.slice(0, last + 1).map((_, at) => limits[at] ?? ""),
  };
}

const listOf = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat());
