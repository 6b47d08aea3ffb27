import { type Calendar, daysBetween, later, londonAt, plusDays, plusMinutes, workingDayBefore } from "./calendar";
import type { DemoCustomer } from "./customers";
import { felt, fill } from "./phrases";
import type { Spell } from "./purchases";
import { type Random, randomFrom } from "./random";
import type { Sheet } from "./rows";
import type { Staff } from "./staff";
import { type ContactWords, incoming, outgoing } from "./words/contacts";
import { issues } from "./words/issues";
import { people } from "./words/people";

/** How far back conversations are told, in days. */
const HISTORY = 900;

type Telling = { sheet: Sheet; calendar: Calendar; staff: Staff; random: Random; byStage: Map<string, ContactWords[]> };

/** Conversations of the last two and a half years, and what was wrong in them. */
export function writeContacts(
  sheet: Sheet,
  calendar: Calendar,
  staff: Staff,
  customers: readonly DemoCustomer[],
  spells: ReadonlyMap<string, Spell[]>,
): void {
  const telling = { sheet, calendar, staff, random: randomFrom("contacts"), byStage: incomingByStage() };
  for (const customer of customers) {
    if (customer.diedOn !== null) continue;
    const last = spells.get(customer.id)?.at(-1)?.until ?? customer.knownOn;
    const from = later(customer.knownOn, calendar.daysAgo(HISTORY));
    const until = daysBetween(last, calendar.today) > 300 ? plusDays(last, 20) : calendar.daysAgo(1);
    if (daysBetween(from, until) > 2) tell(telling, customer, from, until);
  }
}

function tell(telling: Telling, customer: DemoCustomer, from: string, until: string): void {
  const { random } = telling;
  const days = daysBetween(from, until);
  const liveliness = customer.kind === "organisation" ? 170 : 250;
  for (let day = random.int(1, liveliness); day < days; day += random.int(20, liveliness * 2)) {
    const on = workingDayBefore(plusDays(from, day));
    if (on < customer.knownOn) continue;
    if (random.chance(0.24)) writeIssue(telling, customer, on);
    else writeContact(telling, customer, wordsFor(telling), on, null);
  }
}

function wordsFor({ random, byStage }: Telling): readonly ["in" | "out", ContactWords] {
  if (random.chance(0.24)) return ["out", random.pick(outgoing)];
  const stage = random.weighted([
    ["use", 46],
    ["renew", 19],
    ["start", 13],
    ["get_help", 12],
    ["find_and_buy", 6],
    ["leave", 3],
  ]);
  return ["in", random.pick(byStage.get(stage) ?? incoming)];
}

function writeContact(
  { sheet, random, staff }: Telling,
  customer: DemoCustomer,
  [direction, [stage, cause, channels, feelings, words]]: readonly ["in" | "out", ContactWords],
  on: string,
  issueId: string | null,
): void {
  const happened = londonAt(on, random.int(9 * 60 + 2, 17 * 60 + 10), random.int(0, 59));
  const by = loggedBy(random, stage, cause);
  sheet.add("contacts", {
    id: random.id(happened),
    customer_id: customer.id,
    happened_at: happened,
    channel: random.pick(channels),
    direction,
    cause,
    stage,
    feeling: felt(random, feelings),
    words: fill(random, words, random.pick(["York", "Whitby", "Cardiff", "Leeds"])),
    issue_id: issueId,
    logged_by: staff.person(by),
    team_id: staff.teamOf(by),
    recorded_at: plusMinutes(happened, random.int(2, 18)),
  });
}

/** Opened, as a rule put right within days; what was opened lately may still be open. */
function writeIssue(telling: Telling, customer: DemoCustomer, on: string): void {
  const { sheet, random, staff, calendar } = telling;
  const [kind, words, resolution, department] = random.pick(issues);
  const opened = londonAt(on, random.int(9 * 60, 16 * 60), random.int(0, 59));
  const took = random.weighted([
    [random.int(0, 3), 4],
    [random.int(3, 14), 4],
    [random.int(14, 45), 2],
  ]);
  const resolvedOn = workingDayBefore(plusDays(on, took));
  const resolved = londonAt(later(on, resolvedOn), random.int(16 * 60 + 5, 17 * 60 + 25));
  const isOpen = resolved > calendar.now || (daysBetween(on, calendar.today) < 24 && random.chance(0.4));
  const owner = random.pick(people.filter((person) => person.department === department && !person.leftDaysAgo)).name;
  const id = random.id(opened);
  sheet.add("issues", {
    id,
    customer_id: customer.id,
    kind,
    words: fill(random, words),
    opened_at: opened,
    opened_by: staff.person(loggedBy(random, "get_help", "other")),
    department_id: staff.department(department),
    owner_id: isOpen && random.chance(0.25) ? null : staff.person(owner),
    resolution: isOpen ? null : resolution,
    resolved_by: isOpen ? null : staff.person(owner),
    resolved_at: isOpen ? null : resolved,
    recorded_at: plusMinutes(opened, random.int(1, 12)),
  });
  const stage = kind === "question" ? "use" : "get_help";
  writeContact(telling, customer, ["in", random.pick(telling.byStage.get(stage) ?? incoming)], on, id);
}

function loggedBy(random: Random, stage: string, cause: string): string {
  if (stage === "renew" || stage === "leave")
    return random.pick(["Bronwen Ellis", "Kofi Mensah-Clarke", "Kofi Mensah-Clarke"]);
  if (stage === "find_and_buy") return random.pick(["Yasmin Haddad", "Yasmin Haddad", "Amara Boateng"]);
  if (cause === "bill") return random.pick(["Tom Adeyemi", "Amara Boateng", "Siân Pritchard"]);
  if (cause === "promise_broken") return random.pick(["Owen Gallagher", "Daniel Reyes", "Amara Boateng"]);
  return random.pick([
    "Amara Boateng",
    "Siân Pritchard",
    "Chloe Farrant",
    "Dominic Achebe",
    "Daniel Reyes",
    "Mohammed Iqbal",
  ]);
}

function incomingByStage(): Map<string, ContactWords[]> {
  const byStage = new Map<string, ContactWords[]>();
  for (const words of incoming) byStage.set(words[0], [...(byStage.get(words[0]) ?? []), words]);
  return byStage;
}
