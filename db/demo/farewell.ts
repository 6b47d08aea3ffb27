import { type Calendar, londonAt, plusMinutes } from "./calendar";
import type { DemoCustomer } from "./customers";
import { at, randomFrom } from "./random";
import type { Sheet } from "./rows";
import type { Staff } from "./staff";

const name = "Gerald Thornycroft";
const leftOn = 71;

/**
 * Gerald Thornycroft has sold his house, moved to the coast and asked in writing to be forgotten. The administrator has
 * his request; a neighbour's note names him. Written last: no other row of the demo depends on him.
 */
export function writeFarewell(
  sheet: Sheet,
  calendar: Calendar,
  staff: Staff,
  customers: readonly DemoCustomer[],
): void {
  const random = randomFrom("farewell");
  const since = calendar.workingDaysAgo(2_300);
  const clerk = staff.person("Siân Pritchard");
  const id = random.id(londonAt(since, 640));
  sheet.add("customers", {
    ...{ id, survivor_id: id, kind: "person", name, called: "Mr Thornycroft", place: "Otley", country: "GB" },
    ...{ created_by: clerk, recorded_at: londonAt(since, 640) },
  });
  for (const [channel, handle, normal] of [
    ["phone", "01943 960 417", "+441943960417"],
    ["email", "g.thornycroft@example.org", "g.thornycroft@example.org"],
    ["account", "900913", "900913"],
  ]) {
    const recorded_at = londonAt(since, 645);
    sheet.add("identities", { id: random.id(recorded_at), customer_id: id, channel, handle, normal, recorded_at });
  }
  for (const [place, daysAgo] of [2_299, 1_930, 1_560, 1_200, 830, 460, 110].entries()) {
    const bought_on = calendar.workingDaysAgo(daysAgo);
    const recorded_at = londonAt(bought_on, 700);
    sheet.add("purchases", {
      ...{ id: random.id(recorded_at), customer_id: id, bought_on, order_ref: `FH-GT-${place + 1}`, line_ref: "1" },
      ...{ what: "Boiler service", amount_minor: 9_500, currency: "GBP", recorded_at },
    });
  }
  const say = (daysAgo: number, channel: string, words: string) => {
    const happened_at = londonAt(calendar.workingDaysAgo(daysAgo), 660);
    sheet.add("contacts", {
      ...{ id: random.id(happened_at), customer_id: id, happened_at, channel, direction: "in", cause: "information" },
      ...{ stage: "leave", feeling: 3, words, logged_by: clerk, team_id: staff.teamOf("Siân Pritchard") },
      recorded_at: plusMinutes(happened_at, 4),
    });
  };
  say(leftOn, "phone", "Has sold the house and moves to Whitby. Thanks everybody who came over the years.");
  say(9, "letter", "Asks in writing that we forget him. His letter is filed as request 2026-031.");
  const neighbour = at(customers, 40);
  const noted = londonAt(calendar.workingDaysAgo(400), 905);
  sheet.add("notes", {
    ...{ id: random.id(noted), customer_id: neighbour.id, by_id: clerk, recorded_at: noted },
    words: `Shares the drive with ${name}: ring both before anybody digs.`,
  });
}
