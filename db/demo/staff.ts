import { type Calendar, londonAt } from "./calendar";
import { type Random, randomFrom } from "./random";
import type { Sheet } from "./rows";
import { type DemoPerson, departments, earlierAdvocate, organisation, people, teams } from "./words/people";

/** The ids other parts of the demo speak of by name. */
export type Staff = {
  person(name: string): string;
  team(name: string): string;
  department(name: string): string;
  /** The team a person works in, if any. */
  teamOf(name: string): string | null;
};

const ARRIVED = 1500;

/** The organisation, its departments, teams, people and appointments, and its lapse threshold. */
export function writeStaff(sheet: Sheet, calendar: Calendar): Staff {
  const random = randomFrom("staff");
  const start = londonAt(calendar.daysAgo(4600), 9 * 60);
  const ids = (names: readonly string[]) => new Map(names.map((name) => [name, random.id(start)]));
  const departmentIds = ids(departments);
  const teamIds = ids(teams.map(({ name }) => name));
  const personIds = ids(people.map(({ name }) => name));
  const staff: Staff = {
    department: (name) => known(departmentIds, name),
    team: (name) => known(teamIds, name),
    person: (name) => known(personIds, name),
    teamOf: (name) => {
      const team = people.find((person) => person.name === name)?.team;
      return team === undefined ? null : known(teamIds, team);
    },
  };
  writeOrganisation(sheet);
  for (const [name, id] of departmentIds) sheet.add("departments", { id, name });
  for (const { name, department } of teams) {
    sheet.add("teams", { id: staff.team(name), department_id: staff.department(department), name, lead_id: null });
  }
  for (const person of people) writePerson(sheet, staff, calendar, person);
  for (const person of people) writeAppointments(sheet, staff, calendar, random, person);
  writeEarlierAdvocate(sheet, staff, calendar, random);
  sheet.add("lapse_thresholds", {
    id: random.id(start),
    days: organisation.lapseDays,
    reason: organisation.lapseReason,
    set_by: staff.person("Helena Brandt"),
    recorded_at: londonAt(calendar.workingDaysAgo(780), 15 * 60 + 10),
  });
  return staff;
}

function writeOrganisation(sheet: Sheet): void {
  const { name, zone, country, currency, heavyShare } = organisation;
  sheet.add("organisation", { id: 1, name, zone, country, currency, heavy_share: heavyShare, is_demo: true });
}

function writePerson(sheet: Sheet, staff: Staff, calendar: Calendar, person: DemoPerson): void {
  sheet.add("people", {
    id: staff.person(person.name),
    name: person.name,
    email: emailOf(person.name),
    department_id: staff.department(person.department),
    team_id: staff.teamOf(person.name),
    roles: person.roles,
    keys_off: false,
    deactivated_at: person.leftDaysAgo ? londonAt(calendar.daysAgo(person.leftDaysAgo), 17 * 60 + 30) : null,
    recorded_at: londonAt(calendar.daysAgo(ARRIVED), 9 * 60),
  });
}

function writeAppointments(sheet: Sheet, staff: Staff, calendar: Calendar, random: Random, person: DemoPerson): void {
  const until = person.leftDaysAgo ? calendar.daysAgo(person.leftDaysAgo) : null;
  const appoint = (kind: string, department: string | null, daysAgo: number, until: string | null) => {
    const at = londonAt(calendar.daysAgo(daysAgo), 10 * 60);
    sheet.add("appointments", {
      id: random.id(at),
      person_id: staff.person(person.name),
      kind,
      department_id: department === null ? null : staff.department(department),
      from_on: calendar.daysAgo(daysAgo),
      until_on: until,
      appointed_by: staff.person(person.name === "Victor Chen" ? "Nadia Rahman" : "Victor Chen"),
      recorded_at: at,
    });
  };
  const sinceAdvocate = person.name === "Grace Lindqvist" ? earlierAdvocate.endedDaysAgo : 1200;
  if (person.advocateOf) appoint("advocate", person.advocateOf, sinceAdvocate, until);
  if (person.boardSeatOf) appoint("board_seat", person.boardSeatOf, 1180, until);
  if (person.chiefCustomerOfficer) appoint("chief_customer_officer", null, 1190, until);
}

function writeEarlierAdvocate(sheet: Sheet, staff: Staff, calendar: Calendar, random: Random): void {
  const at = londonAt(calendar.daysAgo(1200), 10 * 60);
  sheet.add("appointments", {
    id: random.id(at),
    person_id: staff.person(earlierAdvocate.name),
    kind: "advocate",
    department_id: staff.department(earlierAdvocate.department),
    from_on: calendar.daysAgo(1200),
    until_on: calendar.daysAgo(earlierAdvocate.endedDaysAgo),
    appointed_by: staff.person("Victor Chen"),
    recorded_at: at,
  });
}

/** "Siân Pritchard" -> "sian.pritchard@fairlight.example": plain letters, because some mail servers ask for them. */
function emailOf(name: string): string {
  const plain = name.normalize("NFD").replace(/[^A-Za-z -]/g, "");
  return `${plain.toLowerCase().replaceAll(" ", ".")}@fairlight.example`;
}

function known(ids: Map<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`Nobody in the demo is called ${name}.`);
  return id;
}
