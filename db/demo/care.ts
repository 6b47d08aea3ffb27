import { type Calendar, daysBetween, londonAt, plusDays, workingDayBefore } from "./calendar";
import type { DemoCustomer } from "./customers";
import type { Spell } from "./purchases";
import { randomFrom } from "./random";
import type { Sheet } from "./rows";
import type { Staff } from "./staff";
import { notes, thanks } from "./words/notes";

const NOTERS = [
  "Amara Boateng",
  "Siân Pritchard",
  "Chloe Farrant",
  "Dominic Achebe",
  "Daniel Reyes",
  "Kofi Mensah-Clarke",
];

/** What to know about customers, and the thanks that were said to them. */
export function writeCare(
  sheet: Sheet,
  calendar: Calendar,
  staff: Staff,
  customers: readonly DemoCustomer[],
  spells: ReadonlyMap<string, Spell[]>,
): void {
  const random = randomFrom("care");
  const isOpenAt = openIssues(sheet);
  for (const customer of customers) {
    const age = daysBetween(customer.knownOn, calendar.today);
    if (age > 60 && random.chance(0.19)) {
      const on = workingDayBefore(calendar.daysAgo(random.int(4, Math.min(age - 5, 1400))));
      const at = londonAt(on, random.int(9 * 60, 17 * 60));
      const by = staff.person(random.pick(NOTERS));
      sheet.add("notes", {
        id: random.id(at),
        customer_id: customer.id,
        words: random.pick(notes),
        by_id: by,
        recorded_at: at,
      });
    }
    if (customer.diedOn === null && !customer.isVulnerable && age > 900 && random.chance(0.14)) {
      const isBack = (spells.get(customer.id)?.length ?? 0) > 1;
      const [kind, sentence] = random.pick(
        thanks.filter(([kind]) => (isBack ? kind !== "tenure" : kind !== "loyalty")),
      );
      const years = random.int(2, Math.floor(age / 366));
      const since = plusDays(customer.knownOn, years * 366);
      const on = workingDayBefore(plusDays(since, random.int(5, 40)));
      const at = londonAt(on, random.int(9 * 60, 17 * 60));
      if (at >= calendar.now || isOpenAt(customer.id, at)) continue;
      sheet.add("recognitions", {
        id: random.id(at),
        customer_id: customer.id,
        reason_kind: kind,
        years: kind === "tenure" ? years : null,
        milestone_kind: kind === "tenure" ? "years" : null,
        milestone_key: kind === "tenure" ? String(years) : null,
        reason: sentence.replace("{years}", spokenYears[years] ?? String(years)),
        said_by: staff.person(random.pick(NOTERS)),
        said_at: at,
        reaction: random.weighted([
          ["delighted", 30],
          ["pleased", 38],
          ["indifferent", 8],
          ["uneasy", 2],
          [null, 22],
        ] as const),
      });
    }
  }
}

/** Whether an issue of the customer was open then: nobody is thanked over it. */
function openIssues(sheet: Sheet): (customer: string, at: Date) => boolean {
  const known = new Map<unknown, { from: unknown; until: unknown }[]>();
  for (const { customer_id, recorded_at, resolved_at } of sheet.batches.find(({ table }) => table === "issues")?.rows ??
    [])
    known.set(customer_id, [...(known.get(customer_id) ?? []), { from: recorded_at, until: resolved_at }]);
  const isBy = (moment: unknown, at: Date) => moment instanceof Date && moment <= at;
  return (customer, at) => (known.get(customer) ?? []).some(({ from, until }) => isBy(from, at) && !isBy(until, at));
}

const spokenYears = [
  "",
  "One",
  "Two",
  "Three",
  "Four",
  "Five",
  "Six",
  "Seven",
  "Eight",
  "Nine",
  "Ten",
  "Eleven",
  "Twelve",
];
