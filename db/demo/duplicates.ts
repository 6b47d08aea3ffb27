import type { Calendar } from "./calendar";
import { londonAt, plusDays } from "./calendar";
import type { DemoCustomer } from "./customers";
import { at, type Random, randomFrom } from "./random";
import type { Row, Sheet } from "./rows";
import type { Staff } from "./staff";

/** Who is in the register twice, and how the second record came about. */
type Twice = {
  /** Their place among the persons who could be. */
  place: number;
  daysAgo: number;
  rename: (name: string) => string;
  /** What the second record shares with the first. */
  shares: "phone" | "email" | "place";
  since?: { years: number; source: string };
};

const twice: readonly Twice[] = [
  { place: 40, daysAgo: 212, rename: misspelt, shares: "phone" },
  {
    place: 95,
    daysAgo: 130,
    rename: initialled,
    shares: "email",
    since: { years: 9, source: "Card index of the Leeds office" },
  },
  { place: 150, daysAgo: 61, rename: (name) => name, shares: "place" },
  { place: 210, daysAgo: 340, rename: married, shares: "phone" },
];
const mergedLater: Twice = { place: 260, daysAgo: 400, rename: initialled, shares: "phone" };
const twoPeople: Twice = { place: 320, daysAgo: 90, rename: initialled, shares: "phone" };

/** A few customers who were written down a second time; one pair merged since, one found to be two people. */
export function writeDuplicates(
  sheet: Sheet,
  calendar: Calendar,
  staff: Staff,
  customers: readonly DemoCustomer[],
): void {
  const random = randomFrom("duplicates");
  const known = knownPersons(sheet, customers);
  const add = (one: Twice) => secondRecord(sheet, random, calendar, staff, at(known, one.place), one);
  for (const one of twice) add(one);
  writeMerge(sheet, random, calendar, staff, at(known, mergedLater.place), add(mergedLater));
  const [a, b] = [at(known, twoPeople.place).row.id, add(twoPeople).id].toSorted();
  sheet.add("duplicate_dismissals", {
    id: random.id(londonAt(calendar.daysAgo(20), 660)),
    one_id: a,
    other_id: b,
    by_id: staff.person("Ines Marchetti"),
    recorded_at: londonAt(calendar.daysAgo(20), 660),
  });
}

type Known = { row: Row & { id: string; name: string }; phone: Row; email: Row };

/** Persons who have bought and can be reached both ways: everything a second record could share. */
function knownPersons(sheet: Sheet, customers: readonly DemoCustomer[]): Known[] {
  const rows = (table: string) => sheet.batches.find((batch) => batch.table === table)?.rows ?? [];
  const byCustomer = new Map<string, Row[]>();
  for (const row of rows("identities")) {
    const id = String(row.customer_id);
    byCustomer.set(id, [...(byCustomer.get(id) ?? []), row]);
  }
  const able = new Set(
    customers
      .filter(({ kind, joinedOn, diedOn, isVulnerable }) => kind === "person" && joinedOn && !diedOn && !isVulnerable)
      .map(({ id }) => id),
  );
  return rows("customers").flatMap((row) => {
    const { id, name } = row;
    if (typeof id !== "string" || typeof name !== "string" || !able.has(id) || name.split(" ").length !== 2) return [];
    const handles = byCustomer.get(id) ?? [];
    const phone = handles.find(({ channel }) => channel === "phone");
    const email = handles.find(({ channel }) => channel === "email");
    return phone && email ? [{ row: { ...row, id, name }, phone, email }] : [];
  });
}

function secondRecord(sheet: Sheet, random: Random, calendar: Calendar, staff: Staff, known: Known, twin: Twice) {
  const day = calendar.daysAgo(twin.daysAgo);
  const recorded = londonAt(day, random.int(560, 1000));
  const id = random.id(recorded);
  const name = twin.rename(known.row.name);
  const since = twin.since;
  sheet.add("customers", {
    ...known.row,
    id,
    survivor_id: id,
    name,
    called: null,
    stated_since_on: since ? plusDays(day, -Math.round(since.years * 365.25)) : null,
    stated_since_source: since?.source ?? null,
    recorded_at: recorded,
  });
  const shared = twin.shares === "place" ? null : known[twin.shares];
  if (shared) sheet.add("identities", { ...shared, id: random.id(recorded), customer_id: id, recorded_at: recorded });
  const happened = londonAt(plusDays(day, 3), random.int(560, 1000));
  sheet.add("contacts", {
    id: random.id(happened),
    customer_id: id,
    happened_at: happened,
    channel: "phone",
    direction: "in",
    cause: "information",
    stage: "use",
    feeling: 3,
    words: "Asked when the yearly service is due; said she rang about it last year as well.",
    issue_id: null,
    logged_by: staff.person("Amara Boateng"),
    team_id: staff.teamOf("Amara Boateng"),
    recorded_at: happened,
  });
  sheet.add("purchases", {
    id: random.id(recorded),
    customer_id: id,
    bought_on: plusDays(day, 1),
    order_ref: `FH-${day.slice(0, 4)}-9${String(twin.place).padStart(5, "0")}`,
    line_ref: "1",
    what: "Boiler service",
    amount_minor: 9_500,
    currency: "GBP",
    recorded_at: londonAt(plusDays(day, 1), 700),
  });
  return { id, name };
}

function writeMerge(
  sheet: Sheet,
  random: Random,
  calendar: Calendar,
  staff: Staff,
  known: Known,
  second: { id: string; name: string },
): void {
  const merged = londonAt(calendar.daysAgo(33), 615);
  const [mergeId, reasonId, detailsId] = [random.id(merged), random.id(merged), random.id(merged)];
  const by = staff.person("Ines Marchetti");
  sheet.add("texts", { id: reasonId, body: "Same number; confirmed when they rang about the invoice." });
  sheet.add("texts", {
    id: detailsId,
    body: JSON.stringify({ before: {}, after: {}, merged: second.name, survivor: known.row.name }),
  });
  sheet.add("merges", {
    id: mergeId,
    merged_id: second.id,
    survivor_id: known.row.id,
    taken: [],
    by_id: by,
    reason_id: reasonId,
    recorded_at: merged,
  });
  sheet.add("events", {
    id: random.id(merged),
    actor_id: by,
    action: "customer.merged",
    subject: "merge",
    subject_id: mergeId,
    customer_id: known.row.id,
    facts: { mergeId, mergedId: second.id, survivorId: known.row.id, taken: [] },
    details_id: detailsId,
    recorded_at: merged,
  });
}

function misspelt(name: string): string {
  const [given = "", family = ""] = name.split(" ");
  return `${given} ${family.slice(0, -2)}${family.slice(-1)}${family.slice(-2, -1)}`;
}

function initialled(name: string): string {
  const [given = "", family = ""] = name.split(" ");
  return `${given.slice(0, 1)}. ${family}`;
}

/** The same first name under the husband's. */
function married(name: string): string {
  return `${name.split(" ")[0]} Thistlewood`;
}

/** What a search by night would have found: the suggestions are there from the first minute. */
export const searchOnce = `
  insert into duplicate_scans (id, parts) values ('01900000-0000-7000-8000-00000000d0b1', 3);
  select find_duplicates(look, 0, 1, '01900000-0000-7000-8000-00000000d0b1') from unnest('{handles,names,births}'::text[]) look;
  update duplicate_scans set parts_done = 3, finished_at = standpoint_now();`;
