import { type Calendar, daysBetween, later, londonAt, plusDays, plusMinutes } from "./calendar";
import type { DemoCustomer } from "./customers";
import type { KnowledgeDesk } from "./knowledge";
import { type Random, randomFrom } from "./random";
import type { Sheet } from "./rows";
import type { Staff } from "./staff";
import * as words from "./words/advocacy";

type Desk = { know: KnowledgeDesk["know"]; sheet: Sheet; calendar: Calendar; staff: Staff; random: Random };

const notWithdrawn = { withdrawn_by: null, withdrawn_at: null };
const clerks = ["Amara Boateng", "Siân Pritchard", "Chloe Farrant", "Dominic Achebe"] as const;

/** Who sent whom, who praised us, how the others came, and the stories: a little of many. */
export function writeAdvocacy(
  { know }: KnowledgeDesk,
  sheet: Sheet,
  calendar: Calendar,
  staff: Staff,
  customers: readonly DemoCustomer[],
  okonkwo: DemoCustomer,
): void {
  for (const table of ["advocacy_facts", "arrivals", "referrals"]) sheet.open(table);
  const desk: Desk = { know, sheet, calendar, staff, random: randomFrom("advocacy") };
  const alive = customers.filter(({ diedOn, isVulnerable }) => diedOn === null && !isVulnerable);
  const came = writeReferrals(desk, alive, okonkwo);
  for (const customer of alive) {
    if (!came.has(customer.id) && desk.random.chance(0.4)) writeArrival(desk, customer);
    if (desk.random.chance(0.03)) writePraise(desk, customer.id, customer.knownOn);
  }
  writePraise(desk, okonkwo.id, okonkwo.knownOn);
}

/** Some two hundred of those who came later were sent by one who was here; a few of those sent are not customers yet. */
function writeReferrals(desk: Desk, customers: readonly DemoCustomer[], okonkwo: DemoCustomer): Set<string> {
  const { random, calendar } = desk;
  const came = new Set<string>();
  customers.forEach((customer, place) => {
    if (place < 200 || !random.chance(0.045)) return;
    const referrer = customers[random.int(0, place - 100)];
    const before = random.chance(0.85) ? random.int(1, 60) : random.int(91, 250);
    if (!referrer || came.has(referrer.id)) return;
    const on = plusDays(customer.joinedOn ?? customer.knownOn, -before);
    if (on <= referrer.knownOn) return;
    came.add(customer.id);
    writeReferral(desk, referrer.id, on, { referred_id: customer.id });
  });
  for (const [name, handle] of words.unknownPeople) {
    const referrer = random.pick(customers);
    const on = calendar.daysAgo(
      random.int(3, Math.max(4, Math.min(300, daysBetween(referrer.knownOn, calendar.today) - 1))),
    );
    writeReferral(desk, referrer.id, on, { referred_name: name, referred_handle: handle });
  }
  const hers = customers.findLast(
    ({ id, joinedOn }) => !came.has(id) && joinedOn !== null && joinedOn < calendar.daysAgo(290),
  );
  if (hers?.joinedOn) {
    came.add(hers.id);
    writeReferral(desk, okonkwo.id, plusDays(hers.joinedOn, -9), { referred_id: hers.id });
  }
  writeReferral(desk, okonkwo.id, calendar.daysAgo(24), { referred_name: "her friend from the choir" });
  return came;
}

type Whom = { referred_id?: string; referred_name?: string; referred_handle?: string | null };

function writeReferral(desk: Desk, referrer: string, on: string, whom: Whom): void {
  const { sheet, staff, random } = desk;
  const at = momentOn(desk, on);
  const said = random.pick(words.sentWords);
  sheet.add("referrals", {
    id: random.id(at),
    referrer_id: referrer,
    referred_id: null,
    referred_name: null,
    referred_handle: null,
    ...whom,
    referred_on: on,
    told_by: random.pick(["referrer", "referrer", "referred"]),
    words_id: said === null ? null : writeText(desk, at, said),
    recorded_by: staff.person(random.pick(clerks)),
    recorded_at: at,
  });
}

function writeArrival(desk: Desk, { id, knownOn }: DemoCustomer): void {
  const age = daysBetween(knownOn, desk.calendar.today);
  const days = Math.max(1, age - desk.random.int(0, 20));
  desk.know("arrivals", id, days, { source: "customer", way: desk.random.weighted(words.ways) }, { words: null });
}

function writePraise(desk: Desk, customer: string, knownOn: string): void {
  const age = daysBetween(knownOn, desk.calendar.today);
  if (age < 8) return;
  const days = desk.random.int(4, Math.min(420, age - 1));
  const [kind, said] = desk.random.pick(words.praise);
  desk.know("advocacy_facts", customer, days, { kind, ...notWithdrawn }, { words: said });
}

/** Five stories at every stage: published, waiting to be read, told only, and one whose consent was taken back. */
export function writeStories(
  { know }: KnowledgeDesk,
  sheet: Sheet,
  calendar: Calendar,
  staff: Staff,
  customers: readonly DemoCustomer[],
): void {
  for (const table of ["stories", "story_versions", "story_publications"]) sheet.open(table);
  const desk: Desk = { know, sheet, calendar, staff, random: randomFrom("stories") };
  const tellers = customers.filter(
    ({ kind, knownOn, diedOn }) => kind === "person" && diedOn === null && knownOn < calendar.daysAgo(500),
  );
  words.stories.forEach((story, place) => {
    const teller = tellers[place * 37];
    if (teller) writeStory(desk, teller.id, story);
  });
}

function writeStory(desk: Desk, customer: string, story: (typeof words.stories)[number]): void {
  const { know, staff, sheet, random, calendar } = desk;
  const id = know("stories", customer, story.daysAgo, { source: "customer", ...notWithdrawn }, { words: story.words });
  const consent = (answer: string, days: number) =>
    know(
      "consents",
      customer,
      days,
      { source: "customer", purpose: "story", answer },
      { wording: answer === "given" ? words.storyWording : null },
    );
  if (story.version === null) return;
  consent("given", story.daysAgo - 1);
  const written = momentOn(desk, calendar.daysAgo(story.daysAgo - 2));
  const version = random.id(written);
  const text = { title_id: writeText(desk, written, story.title), words_id: writeText(desk, written, story.version) };
  const author = { written_by: staff.person("Daniel Reyes"), recorded_at: written };
  sheet.add("story_versions", { id: version, story_id: id, ...text, ...author });
  if (story.state === "to_read") return;
  const out = momentOn(desk, calendar.daysAgo(story.daysAgo - 3));
  const publisher = { published_by: staff.person("Priya Raman"), recorded_at: out, ...notWithdrawn };
  sheet.add("story_publications", { id: random.id(out), story_id: id, version_id: version, ...publisher });
  if (story.state === "consent_withdrawn") consent("withdrawn", 2);
}

/** Thanks that reached our people: customers' by way of a colleague, colleagues' own, and a team's. */
export function writeColleagueThanks(sheet: Sheet, calendar: Calendar, staff: Staff): void {
  sheet.open("colleague_thanks");
  const desk = { sheet, calendar, staff, random: randomFrom("colleagues"), know: () => "" };
  const { random } = desk;
  const delighted = (sheet.batches.find(({ table }) => table === "contacts")?.rows ?? []).filter(
    ({ feeling, happened_at }) =>
      feeling === 5 && happened_at instanceof Date && happened_at < plusMinutes(calendar.now, -1500),
  );
  const heard = delighted.slice(-30);
  for (let place = 0; place < 14; place++) {
    const contact = heard[place * 2];
    const by = staff.person(random.pick(["Daniel Reyes", "Mohammed Iqbal", "Grace Lindqvist"]));
    if (!contact || contact.logged_by === by) continue;
    const about = { person_id: contact.logged_by, customer_id: contact.customer_id, contact_id: contact.id };
    thank(desk, later(String(calendar.daysAgo(place * 11 + 2))), by, random.pick(words.customersThanks), about);
  }
  words.colleaguesThanks.forEach((said, place) => {
    const [whom, by] = [clerks[place % 4] ?? clerks[0], clerks[(place + 1) % 4] ?? clerks[1]];
    thank(desk, calendar.daysAgo(3 + place * 17), staff.person(by), said, { person_id: staff.person(whom) });
  });
  words.teamThanks.forEach((said, place) => {
    const team = staff.team(place === 0 ? "Engineers North" : "Billing");
    thank(desk, calendar.daysAgo(40 + place * 60), staff.person("Amara Boateng"), said, { team_id: team });
  });
}

type About = { person_id?: unknown; team_id?: string; customer_id?: unknown; contact_id?: unknown };

function thank(desk: Desk, on: string, by: string, said: string, about: About): void {
  const at = momentOn(desk, on);
  desk.sheet.add("colleague_thanks", {
    id: desk.random.id(at),
    person_id: null,
    team_id: null,
    customer_id: null,
    contact_id: null,
    ...about,
    words_id: writeText(desk, at, said),
    by_id: by,
    recorded_at: at,
  });
}

/** In working hours of that day; today before now. */
function momentOn({ calendar, random }: Desk, on: string): Date {
  const at = londonAt(on, random.int(9 * 60, 16 * 60));
  return at < calendar.now ? at : plusMinutes(calendar.now, -30);
}

function writeText({ sheet, random }: Desk, at: Date, body: string): string {
  const id = random.id(at);
  sheet.add("texts", { id, body });
  return id;
}
