import { type Calendar, londonAt, workingDayAfter } from "./calendar";
import { randomFrom } from "./random";
import type { Sheet } from "./rows";
import type { Staff } from "./staff";
import { organisation } from "./words/people";

const daily = (from: string, to: string, ...days: string[]) =>
  Object.fromEntries(days.map((day) => [day, [[from, to]]]));
const week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** When the demo company works: office hours, desks that keep their own, days that are closed, and who is away. */
export function writeHours(sheet: Sheet, calendar: Calendar, staff: Staff): void {
  const random = randomFrom("hours");
  const victor = staff.person("Victor Chen");
  const begin = londonAt(calendar.workingDaysAgo(900), 9 * 60);
  const keep = (owner: Record<string, string>, said: Record<string, unknown>) =>
    sheet.add("calendars", {
      id: random.id(begin),
      ...{ department_id: null, team_id: null, person_id: null, zone: null, hours: null, holidays: "above" },
      ...{ country: null, region: null, set_by: victor, recorded_at: begin },
      ...owner,
      ...said,
    });
  keep({}, { hours: organisation.hours, holidays: "country", country: "GB", region: "ENG" });
  keep({ team_id: staff.team("Heating desk") }, { hours: daily("07:00", "22:00", ...week), holidays: "none" });
  keep({ team_id: staff.team("Engineers North") }, { hours: daily("08:00", "18:00", ...week.slice(0, 6)) });
  // Billing sits in Glasgow.
  keep({ team_id: staff.team("Billing") }, { holidays: "country", country: "GB", region: "SCT" });
  const chloe = staff.person("Chloe Farrant");
  keep({ person_id: chloe }, { hours: daily("09:00", "14:30", "mon", "tue", "wed", "thu"), set_by: chloe });

  const recorded_at = londonAt(calendar.workingDaysAgo(20), 10 * 60 + 40);
  const close = (owner: Record<string, string>, name: string, ahead: number) => {
    const on = workingDayAfter(calendar.daysAgo(-ahead));
    const dates = { from_on: on, until_on: on, recorded_by: victor, recorded_at };
    sheet.add("closures", { id: random.id(recorded_at), department_id: null, team_id: null, ...owner, name, ...dates });
  };
  close({}, "Everybody at the customers' day", 16);
  close({ team_id: staff.team("Scheduling") }, "Moving to the new desks", 6);

  const away = (name: string, from: number, until: number | null, by = name) =>
    sheet.add("absences", {
      id: random.id(recorded_at),
      person_id: staff.person(name),
      from_on: calendar.daysAgo(-from),
      until_on: until === null ? null : calendar.daysAgo(-until),
      recorded_by: staff.person(by),
      recorded_at,
    });
  away("Owen Gallagher", -2, 6);
  away("Dominic Achebe", 8, 14);
  away("Tom Adeyemi", -9, null, "Alistair Munro");
}
