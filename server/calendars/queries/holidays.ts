import type { ClosedDay } from "../../domain/due-calendar";

/** Loaded when the first holiday is asked for, and only on the server: the data is large. */
const rules = () => import("../../domain/holidays");

/** Holidays do not change while a process runs. */
const known = new Map<string, readonly ClosedDay[]>();

/** The public holidays of the years from `first` to `last`, in order. */
export async function holidaysBetween(
  { country, region }: { country: string; region: string | null },
  first: number,
  last: number,
): Promise<ClosedDay[]> {
  const { publicHolidays } = await rules();
  const years = Array.from({ length: last - first + 1 }, (_, ahead) => first + ahead);
  return years.flatMap((year) => {
    const key = `${country}/${region ?? ""}/${year}`;
    const days = known.get(key) ?? publicHolidays(country, region, year);
    known.set(key, days);
    return days;
  });
}

/** Countries whose holidays are known, by code. */
export async function holidayCountries(): Promise<Record<string, string>> {
  return (await rules()).holidayCountries();
}

/** Parts of a country with holidays of their own, by code. */
export async function holidayRegions(country: string): Promise<Record<string, string>> {
  return (await rules()).holidayRegions(country);
}
