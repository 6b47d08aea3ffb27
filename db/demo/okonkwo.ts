import {
  type Calendar,
  daysBetween,
  londonAt,
  monthsBefore,
  plusDays,
  plusMinutes,
  weekdayName,
  workingDayAfter,
} from "./calendar";
import type { DemoCustomer } from "./customers";
import { type Random, randomFrom } from "./random";
import type { Sheet } from "./rows";
import type { Staff } from "./staff";
import { okonkwoContacts, okonkwoIssue, okonkwoNotes, type ToldContact } from "./words/okonkwo";

/** Margaret Okonkwo, her mother on the same number, and everything known about her but the promises. */
export type Okonkwo = { customer: DemoCustomer; issueId: string; ringingContactId: string; invoiceContactId: string };

const PHONE = "+441134960142";
const LINES = 143;
const TOTAL_MINOR = 1_842_000;

export function writeOkonkwo(sheet: Sheet, calendar: Calendar, staff: Staff): Okonkwo {
  const random = randomFrom("okonkwo");
  const since = plusDays(monthsBefore(calendar.today, 148), -7);
  const margaret = writeWoman(sheet, random, staff, since, "Margaret Okonkwo", "Mrs Okonkwo", true);
  writeWoman(sheet, random, staff, calendar.daysAgo(1120), "Grace Okonkwo", "Mrs Okonkwo senior", false);
  identify(sheet, random, margaret, since, "account", "004417", "004417");
  identify(sheet, random, margaret, since, "email", "margaret.okonkwo@example.org", "margaret.okonkwo@example.org");
  writeHerPurchases(sheet, random, calendar, margaret, since);
  const issueId = writeHerIssue(sheet, random, calendar, staff, margaret);
  const contacts = okonkwoContacts.map((told) => writeTold(sheet, random, calendar, staff, margaret, told, null));
  const ringing = writeTold(sheet, random, calendar, staff, margaret, ringingIn(calendar), issueId);
  writeHerNotes(sheet, random, calendar, staff, margaret);
  return {
    customer: {
      id: margaret,
      kind: "person",
      name: "Margaret Okonkwo",
      joinedOn: since,
      knownOn: since,
      currency: "GBP",
      woman: true,
      diedOn: null,
      isVulnerable: false,
    },
    issueId,
    ringingContactId: ringing,
    invoiceContactId: contacts.at(-2) ?? ringing,
  };
}

function writeWoman(
  sheet: Sheet,
  random: Random,
  staff: Staff,
  since: string,
  name: string,
  called: string,
  buys: boolean,
): string {
  const at = londonAt(since, 640);
  const id = random.id(at);
  const clerk = staff.person("Siân Pritchard");
  const base = { place: "Leeds", country: "GB", zone: null, stated_since_on: null, stated_since_source: null };
  const life = { died_on: null, died_recorded_by: null, died_recorded_at: null };
  const care = { vulnerable_note: null, vulnerable_by: null, vulnerable_at: null };
  sheet.add("customers", {
    id,
    survivor_id: id,
    kind: "person",
    name,
    called,
    ...base,
    ...life,
    ...care,
    created_by: clerk,
    recorded_at: at,
  });
  identify(sheet, random, id, since, "phone", buys ? "0113 496 0142" : "0113 4960142", PHONE);
  return id;
}

function identify(
  sheet: Sheet,
  random: Random,
  customer: string,
  on: string,
  channel: string,
  handle: string,
  normal: string,
) {
  const at = londonAt(on, 645);
  sheet.add("identities", { id: random.id(at), customer_id: customer, channel, handle, normal, recorded_at: at });
}

/** 143 lines that come to £18,420: a year's cover thirteen times, a service each summer, the works, a plan each month. */
function writeHerPurchases(sheet: Sheet, random: Random, calendar: Calendar, customer: string, since: string): void {
  const lines: [string, string, number][] = [];
  for (let year = 0; year < 12; year += 1) {
    lines.push([plusDays(since, Math.round(year * 365.25)), "Annual cover", 17_800 + 300 * year]);
    lines.push([plusDays(since, Math.round(year * 365.25) + 41), "Boiler service", 8_400 + 150 * year]);
  }
  lines.push([calendar.daysAgo(9), "Annual cover renewed", 21_400]);
  lines.push(
    [calendar.daysAgo(2695), "New boiler, fitted", 289_000],
    [calendar.daysAgo(2007), "Bathroom pipework renewed", 164_000],
  );
  lines.push(
    [calendar.daysAgo(1404), "Rewiring of the kitchen", 198_000],
    [calendar.daysAgo(883), "Power flush of the heating", 46_000],
  );
  lines.push(
    [calendar.daysAgo(16), "Thermostat, fitted", 14_500],
    [calendar.daysAgo(258), "Refund: plan taken twice in March", -5_700],
  );
  const months = LINES - lines.length;
  const paid = lines.reduce((sum, [, , amount]) => sum + amount, 0);
  const monthly = Math.round((TOTAL_MINOR - paid) / months / 100) * 100;
  for (let month = 1; month <= months; month += 1) {
    const rest = TOTAL_MINOR - paid - monthly * (months - 1);
    lines.push([
      plusDays(monthsBefore(calendar.today, months - month), -13),
      "Appliances and drains, one month",
      month === 1 ? rest : monthly,
    ]);
  }
  lines
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .forEach(([day, what, amount], place) => {
      writeLine(sheet, random, customer, day, `FH-${day.slice(0, 4)}-0${String(4417 + place * 31)}`, what, amount);
    });
}

function writeLine(
  sheet: Sheet,
  random: Random,
  customer: string,
  day: string,
  order: string,
  what: string,
  amount: number,
) {
  const at = londonAt(day, random.int(560, 1000));
  sheet.add("purchases", {
    id: random.id(at),
    customer_id: customer,
    bought_on: day,
    order_ref: order,
    line_ref: "1",
    what,
    amount_minor: amount,
    currency: "GBP",
    recorded_at: at,
  });
}

/** The day the heating went cold: two days before she rang. */
const coldDay = (calendar: Calendar): string => weekdayName(calendar.daysAgo(3));

/** Her story falls on working days: what came of the missed visit a little later, everything else a little earlier. */
export const herDay = (calendar: Calendar, daysAgo: number): string =>
  daysAgo > 4 && daysAgo < 19
    ? workingDayAfter(calendar.daysAgo(daysAgo))
    : daysAgo > 1
      ? calendar.workingDaysAgo(daysAgo)
      : calendar.daysAgo(daysAgo);

/** "on {19}" -> "on Tuesday": the weekday of a day of her story. */
export const withDays = (calendar: Calendar, words: string): string =>
  words.replace(/\{(\d+)\}/g, (_, daysAgo: string) => weekdayName(herDay(calendar, Number(daysAgo))));

function writeHerIssue(sheet: Sheet, random: Random, calendar: Calendar, staff: Staff, customer: string): string {
  const at = londonAt(calendar.daysAgo(1), 964);
  const id = random.id(at);
  sheet.add("issues", {
    id,
    customer_id: customer,
    kind: "fault",
    words: okonkwoIssue.words.replace("{day}", coldDay(calendar)),
    opened_at: at,
    opened_by: staff.person("Amara Boateng"),
    department_id: staff.department("Service"),
    owner_id: staff.person("Daniel Reyes"),
    resolution: null,
    resolved_by: null,
    resolved_at: null,
    recorded_at: plusMinutes(at, 2),
  });
  return id;
}

const ringingIn = (calendar: Calendar): ToldContact => [
  1,
  964,
  "phone",
  "in",
  "get_help",
  "product",
  1,
  "Amara Boateng",
  okonkwoIssue.contact.replace("{day}", coldDay(calendar)),
];

function writeTold(
  sheet: Sheet,
  random: Random,
  calendar: Calendar,
  staff: Staff,
  customer: string,
  [daysAgo, minutes, channel, direction, stage, cause, feeling, by, words]: ToldContact,
  issueId: string | null,
): string {
  const at = londonAt(herDay(calendar, daysAgo), minutes);
  const id = random.id(at);
  sheet.add("contacts", {
    id,
    customer_id: customer,
    happened_at: at,
    channel,
    direction,
    cause,
    stage,
    feeling,
    words: withDays(calendar, words),
    issue_id: issueId,
    logged_by: staff.person(by),
    team_id: staff.teamOf(by),
    recorded_at: plusMinutes(at, 4),
  });
  return id;
}

function writeHerNotes(sheet: Sheet, random: Random, calendar: Calendar, staff: Staff, customer: string): void {
  for (const [daysAgo, by, words] of okonkwoNotes) {
    const at = londonAt(calendar.daysAgo(daysAgo), 1000);
    sheet.add("notes", { id: random.id(at), customer_id: customer, words, by_id: staff.person(by), recorded_at: at });
  }
  const thank = (daysAgo: number, kind: string, years: number | null, reason: string) => {
    const at = londonAt(calendar.daysAgo(daysAgo), 700);
    const said = { said_by: staff.person("Amara Boateng"), said_at: at, reaction: "delighted" };
    sheet.add("recognitions", { id: random.id(at), customer_id: customer, reason_kind: kind, years, reason, ...said });
  };
  thank(
    daysBetween(plusDays(calendar.today, -850), calendar.today),
    "tenure",
    10,
    "Ten years with us: thank you for staying when staying was not the easy thing.",
  );
  thank(213, "advocacy", null, "Sent us two friends from choir. Thank you, and we have tried to deserve it.");
}
