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
import { writeHerPurchases } from "./okonkwo-purchases";
import { type Random, randomFrom } from "./random";
import type { Sheet } from "./rows";
import type { Staff } from "./staff";
import { okonkwoContacts, okonkwoIssue, okonkwoNotes, type ToldContact } from "./words/okonkwo";

/** Margaret Okonkwo, her mother on the same number, and everything known about her but the promises. */
export type Okonkwo = { customer: DemoCustomer; issueId: string; ringingContactId: string };

const PHONE = "+441134960142";

export function writeOkonkwo(sheet: Sheet, calendar: Calendar, staff: Staff): Okonkwo {
  const random = randomFrom("okonkwo");
  const since = plusDays(monthsBefore(calendar.today, 148), -7);
  const margaret = writeWoman(sheet, random, staff, since, "Margaret Okonkwo", "Mrs Okonkwo", true);
  writeWoman(sheet, random, staff, calendar.daysAgo(1120), "Grace Okonkwo", "Mrs Okonkwo senior", false);
  identify(sheet, random, margaret, since, "account", "004417", "004417");
  identify(sheet, random, margaret, since, "email", "margaret.okonkwo@example.org", "margaret.okonkwo@example.org");
  writeHerPurchases(sheet, random, calendar, margaret, since);
  const issueId = writeHerIssue(sheet, random, calendar, staff, margaret);
  for (const told of okonkwoContacts) writeTold(sheet, random, calendar, staff, margaret, told, null);
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
    const milestone = { milestone_kind: years && "years", milestone_key: years && String(years) };
    sheet.add("recognitions", {
      id: random.id(at),
      customer_id: customer,
      reason_kind: kind,
      years,
      ...milestone,
      reason,
      ...said,
    });
  };
  thank(
    daysBetween(plusDays(calendar.today, -850), calendar.today),
    "tenure",
    10,
    "Ten years with us: thank you for staying when staying was not the easy thing.",
  );
  thank(213, "advocacy", null, "Sent us two friends from choir. Thank you, and we have tried to deserve it.");
}
