import { type Calendar, londonAt, monthsBefore, plusDays } from "./calendar";
import type { Random } from "./random";
import type { Sheet } from "./rows";

const LINES = 143;
const TOTAL_MINOR = 1_842_000;

/** 143 lines that come to £18,420: a year's cover thirteen times, a service each summer, the works, a plan each month. */
export function writeHerPurchases(
  sheet: Sheet,
  random: Random,
  calendar: Calendar,
  customer: string,
  since: string,
): void {
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
