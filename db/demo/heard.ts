import { feedbackChannels } from "../../server/domain/contact";
import {
  type Calendar,
  daysBetween,
  earlierMoment,
  londonAt,
  plusDays,
  plusMinutes,
  workingDayBefore,
} from "./calendar";
import type { DemoCustomer } from "./customers";
import type { Okonkwo } from "./okonkwo";
import { at, type Random, randomFrom } from "./random";
import type { Batch, Row, Sheet } from "./rows";
import type { Staff } from "./staff";
import { betterNow, type Heard, heard, herIssuePassedOn, passedOn, reopened, selfServiceFailures } from "./words/heard";

type Hearing = { sheet: Sheet; calendar: Calendar; staff: Staff; random: Random };

const rowsOf = (batches: readonly Batch[], table: string): Row[] =>
  batches.find((batch) => batch.table === table)?.rows ?? [];

const happened = (row: Row): Date => (row.happened_at instanceof Date ? row.happened_at : new Date(0));

/** What makes contacts tell more, and what became of those who were very unhappy. Contacts are complete after it. */
export function tellMoreOfContacts(sheet: Sheet, calendar: Calendar, staff: Staff): void {
  const hearing = { sheet, calendar, staff, random: randomFrom("heard") };
  askHowItIsNow(hearing);
  for (const row of rowsOf(sheet.batches, "contacts")) judge(hearing.random, row);
}

/** Some contacts were judged avoidable, and some customers had tried it themselves first. */
function judge(random: Random, row: Row): void {
  const isTheirs = row.direction === "in";
  const tried = isTheirs && random.chance(0.12);
  row.avoidable = isTheirs && random.chance(0.45) ? random.chance(0.36) : null;
  row.tried_self_service = tried ? true : isTheirs && random.chance(0.2) ? false : null;
  row.self_service_failed = tried ? random.pick(selfServiceFailures) : null;
}

/** Whoever felt very unhappy was rung since, except the latest few. */
function askHowItIsNow({ sheet, calendar, staff, random }: Hearing): void {
  const last = new Map<unknown, Row>();
  for (const row of rowsOf(sheet.batches, "contacts").toSorted((a, b) => happened(a).getTime() - happened(b).getTime()))
    if (row.feeling !== null && row.feeling !== undefined) last.set(row.customer_id, row);
  for (const [customer, row] of last) {
    const on = happened(row).toISOString().slice(0, 10);
    if (row.feeling !== 1 || daysBetween(on, calendar.today) < 75) continue;
    const at = londonAt(workingDayBefore(plusDays(on, random.int(6, 30))), random.int(9 * 60, 16 * 60));
    sheet.add("contacts", {
      ...row,
      id: random.id(at),
      customer_id: customer,
      happened_at: at > happened(row) ? at : plusMinutes(happened(row), 60),
      channel: "phone",
      direction: "out",
      cause: "own",
      feeling: random.pick([3, 4, 4]),
      words: random.pick(betterNow),
      issue_id: null,
      logged_by: staff.person("Owen Gallagher"),
      team_id: staff.teamOf("Owen Gallagher"),
      recorded_at: plusMinutes(at > happened(row) ? at : plusMinutes(happened(row), 60), 4),
    });
  }
}

/**
 * What came from outside with our replies and the decisions it led to, how issues travelled, and who looks after the
 * unhappy: told last, because it speaks of contacts, issues and decisions.
 */
export function heardBatches(
  batches: readonly Batch[],
  calendar: Calendar,
  staff: Staff,
  customers: readonly DemoCustomer[],
  okonkwo: Okonkwo,
): Batch[] {
  const random = randomFrom("heard outside");
  const voices = writeVoices(batches, calendar, staff, customers, random);
  const travels = writeTravels(batches, calendar, staff, okonkwo, random);
  return [...voices, ...travels, { table: "unhappy_owners", rows: takers(batches, calendar, staff, random) }];
}

function writeVoices(
  batches: readonly Batch[],
  calendar: Calendar,
  staff: Staff,
  customers: readonly DemoCustomer[],
  random: Random,
): Batch[] {
  const living = customers.filter(
    ({ diedOn, isVulnerable, knownOn }) => !diedOn && !isVulnerable && daysBetween(knownOn, calendar.today) > 1200,
  );
  const said: Row[] = [];
  const feedbacks: Row[] = [];
  const replies: Row[] = [];
  const links: Row[] = [];
  heard.forEach((voice, place) => {
    const decision = voice.ledTo === undefined ? null : decisionOf(batches, voice.ledTo);
    const on = decision ? plusDays(decision.on, -12) : calendar.workingDaysAgo(9 + place * 11);
    const when = londonAt(workingDayBefore(on), 8 * 60 + random.int(0, 500));
    const writers = voice.source === "letter" ? living.filter(({ woman }) => woman) : living;
    const customer = at(writers, random.int(0, writers.length - 1)).id;
    const contact = contactRow(random, staff, customer, when, voice);
    said.push(contact);
    feedbacks.push(feedbackRow(contact.id, when, voice));
    if (voice.reply) replies.push(replyRow(random, staff, contact, when, voice.reply));
    if (decision)
      links.push({
        id: random.id(decision.at),
        contact_id: contact.id,
        decision_id: decision.id,
        linked_by: staff.person("Owen Gallagher"),
        recorded_at: decision.at,
      });
  });
  return [
    { table: "contacts", rows: said },
    { table: "feedbacks", rows: feedbacks },
    { table: "contacts", rows: replies },
    { table: "feedback_decisions", rows: links },
  ];
}

function contactRow(random: Random, staff: Staff, customer: string, when: Date, { source, words, feeling }: Heard) {
  return {
    id: random.id(when),
    customer_id: customer,
    happened_at: when,
    channel: feedbackChannels[source],
    direction: "in",
    cause: "other",
    stage: "get_help",
    feeling,
    words,
    logged_by: staff.person("Femi Okafor"),
    team_id: staff.teamOf("Femi Okafor"),
    recorded_at: plusMinutes(when, 190),
    answers_id: null,
  };
}

function feedbackRow(contactId: string, when: Date, { source, place, link, score }: Heard): Row {
  const [given, from, to] = score ?? [null, null, null];
  const recorded_at = plusMinutes(when, 190);
  return { contact_id: contactId, source, place, link, score: given, scale_from: from, scale_to: to, recorded_at };
}

function replyRow(
  random: Random,
  staff: Staff,
  contact: ReturnType<typeof contactRow>,
  when: Date,
  words: string,
): Row {
  const answered = plusMinutes(when, 1_300);
  return {
    ...contact,
    id: random.id(answered),
    happened_at: answered,
    direction: "out",
    feeling: null,
    words,
    logged_by: staff.person("Owen Gallagher"),
    team_id: staff.teamOf("Owen Gallagher"),
    recorded_at: plusMinutes(answered, 6),
    answers_id: contact.id,
  };
}

function decisionOf(batches: readonly Batch[], title: string): { id: unknown; at: Date; on: string } {
  const draft = rowsOf(batches, "decision_drafts").find(({ content }) => JSON.stringify(content).includes(title));
  const decision = rowsOf(batches, "decisions").find(({ id }) => id === draft?.decision_id);
  if (!decision || !(decision.recorded_at instanceof Date)) throw new Error(`The demo has no decision “${title}”.`);
  const decided = decision.recorded_at;
  return { id: decision.id, at: plusMinutes(decided, 30), on: decided.toISOString().slice(0, 10) };
}

/** Hers was passed on three times; of the others some, and a few were opened again. */
function writeTravels(
  batches: readonly Batch[],
  calendar: Calendar,
  staff: Staff,
  okonkwo: Okonkwo,
  random: Random,
): Batch[] {
  const travels: Travels = { texts: [], events: [], staff, calendar, random };
  const issues = rowsOf(batches, "issues");
  const open = issues.filter(({ resolved_at }) => resolved_at === null || resolved_at === undefined);
  for (const issue of open)
    if (issue.id === okonkwo.issueId) pass(travels, issue, herIssuePassedOn);
    else if (ageOf(issue, calendar) > 2 && random.chance(0.5))
      pass(
        travels,
        issue,
        [0, 1, 2].slice(0, random.int(1, 3)).map(() => random.pick(passedOn)),
      );
  const lately = issues.filter(
    ({ resolved_at }) => resolved_at instanceof Date && daysSince(resolved_at, calendar) < 25,
  );
  for (const [place, issue] of lately.slice(0, reopened.length).entries()) {
    const at = plusMinutes(issue.resolved_at instanceof Date ? issue.resolved_at : calendar.now, 1_100);
    if (at < calendar.now)
      happen(travels, issue, at, { kind: "reopened", by: "Amara Boateng", words: reopened[place] ?? "" });
  }
  return [
    { table: "texts", rows: travels.texts },
    { table: "issue_events", rows: travels.events },
  ];
}

type Travels = { texts: Row[]; events: Row[]; staff: Staff; calendar: Calendar; random: Random };
type Step = { kind: string; by: string; words: string; to?: string; person?: string | null };

const daysSince = (moment: Date, { now }: Calendar): number => (now.getTime() - moment.getTime()) / 86_400_000;
const openedAt = (issue: Row): Date => (issue.recorded_at instanceof Date ? issue.recorded_at : new Date(0));
const ageOf = (issue: Row, calendar: Calendar): number => daysSince(openedAt(issue), calendar);

/** Passed on in even steps between its opening and now; a step that leads nowhere is left out. */
function pass(travels: Travels, issue: Row, steps: typeof passedOn): void {
  const { staff, calendar } = travels;
  const from = openedAt(issue).getTime();
  const span = (calendar.now.getTime() - from) / (steps.length + 2);
  let [department, owner] = [issue.department_id, issue.owner_id ?? null];
  let by = "Amara Boateng";
  steps.forEach(([to, person, words], place) => {
    const next = [staff.department(to), person ? staff.person(person) : null] as const;
    if (next[0] === department && next[1] === owner) return;
    [department, owner] = next;
    happen(travels, issue, new Date(from + span * (place + 1)), { kind: "handed_over", by, words, to, person });
    by = person ?? by;
  });
}

function happen({ texts, events, staff, random, calendar }: Travels, issue: Row, when: Date, step: Step): void {
  const at = earlierMoment(when, calendar.now);
  const words_id = random.id(at);
  texts.push({ id: words_id, body: step.words });
  events.push({
    id: random.id(at),
    issue_id: issue.id,
    kind: step.kind,
    by_id: staff.person(step.by),
    to_department_id: step.to ? staff.department(step.to) : null,
    to_owner_id: step.person ? staff.person(step.person) : null,
    words_id,
    recorded_at: at,
  });
}

/** Of those who are very unhappy now, most have somebody; a handful has nobody. */
function takers(batches: readonly Batch[], calendar: Calendar, staff: Staff, random: Random): Row[] {
  const last = new Map<unknown, Row>();
  for (const row of rowsOf(batches, "contacts").toSorted((a, b) => happened(a).getTime() - happened(b).getTime()))
    if (row.feeling !== null && row.feeling !== undefined) last.set(row.customer_id, row);
  const unhappy = [...last.values()].filter(({ feeling }) => feeling === 1);
  return unhappy.flatMap((row, place) => {
    if (place % 3 === 0) return [];
    const at = earlierMoment(plusMinutes(happened(row), 600 + random.int(0, 2_000)), calendar.now);
    const person = random.pick(["Owen Gallagher", "Daniel Reyes", "Amara Boateng", "Mohammed Iqbal"]);
    return [{ id: random.id(at), customer_id: row.customer_id, person_id: staff.person(person), recorded_at: at }];
  });
}
