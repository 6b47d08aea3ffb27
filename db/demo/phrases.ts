import type { Random } from "./random";
import { daysOfWeek, engineers, rooms } from "./words/contacts";

/** Fills the {slots} of a sentence with things of everyday life. */
export function fill(random: Random, text: string, place = "the coast"): string {
  const slots: Record<string, () => string> = {
    room: () => random.pick(rooms),
    engineer: () => random.pick(engineers),
    day: () => random.pick(daysOfWeek),
    years: () => String(random.int(6, 26)),
    minutes: () => String(random.int(2, 9) * 5),
    few: () => random.pick(["two", "three", "four"]),
    code: () => String(random.int(12, 75)),
    hour: () => random.pick(["two", "four", "half past five", "eleven"]),
    rise: () => String(random.int(14, 68)),
    place: () => place,
  };
  return text.replace(/\{(\w+)\}/g, (whole, slot: string) => slots[slot]?.() ?? whole);
}

/** The nearest quarter as it is said: "half past twelve", "quarter to ten", "three o’clock". */
export function spokenTime(hour: number, minute: number): string {
  const words = ["twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"];
  const quarter = Math.round(minute / 15);
  const named = words[(hour + (quarter > 2 ? 1 : 0)) % 12] ?? "";
  const said = [
    `${named} o’clock`,
    `quarter past ${named}`,
    `half past ${named}`,
    `quarter to ${named}`,
    `${named} o’clock`,
  ];
  return said[quarter] ?? named;
}

/** How somebody felt, out of what is likely in such a conversation: mostly better than the worst. Null: not noted. */
export function felt(random: Random, likely: readonly number[]): number | null {
  const first = random.pick(likely);
  if (first === 0 || random.chance(0.2)) return null;
  if (first === 1)
    return random.weighted([
      [1, 3],
      [2, 4],
      [3, 3],
    ]);
  if (first === 2) return random.chance(0.55) ? 3 : 2;
  return first < 5 && random.chance(0.45) ? first + 1 : first;
}
