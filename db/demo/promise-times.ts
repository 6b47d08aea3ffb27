import {
  daysBetween,
  earlierMoment,
  isWorkingDay,
  londonAt,
  londonDay,
  plusDays,
  plusMinutes,
  plusWorkingDays,
  weekdayName,
} from "./calendar";
import { spokenTime } from "./phrases";
import type { Random } from "./random";
import type { PromiseWords } from "./words/promises";

/** When something is due: the end, and the beginning where it is a window. */
export type Due = { at: Date; opensAt: Date | null; precision: PromiseWords["precision"] };

const END_OF_DAY = 17 * 60 + 30;

/** By when a promise of this kind falls due if it is made on a day. */
export function dueAfter(random: Random, words: PromiseWords, madeAt: Date): Due {
  const on = plusWorkingDays(londonDay(madeAt), random.int(...words.lead));
  if (words.precision === "end_of_day") return { at: londonAt(on, END_OF_DAY), opensAt: null, precision: "end_of_day" };
  if (words.precision === "window") {
    const morning = random.chance(0.55);
    const [opens, closes] = morning ? [9 * 60, 12 * 60] : [13 * 60, 17 * 60];
    return { at: londonAt(on, closes), opensAt: londonAt(on, opens), precision: "window" };
  }
  const at = londonAt(on, random.int(38, 69) * 15);
  const earliest = plusMinutes(madeAt, 50);
  return { at: at < earliest ? quarter(plusMinutes(earliest, 60)) : at, opensAt: null, precision: "time" };
}

/** The same time some working days later. */
export function movedBy(due: Due, workingDays: number): Due {
  const days = daysBetween(londonDay(due.at), plusWorkingDays(londonDay(due.at), workingDays));
  const shift = (moment: Date) => londonAt(plusDays(londonDay(moment), days), minutesOf(moment));
  return { ...due, at: shift(due.at), opensAt: due.opensAt && shift(due.opensAt) };
}

/** A moment at which it was done in time: on the day it was due where there was still time, else soon after it was said. */
export function inTime(random: Random, recordedAt: Date, due: Due): Date {
  const morning = londonAt(londonDay(due.at), 9 * 60 + 5);
  const from = new Date(
    Math.max(plusMinutes(recordedAt, 12).getTime(), morning.getTime(), due.opensAt?.getTime() ?? 0),
  );
  const until = plusMinutes(due.at, -9);
  const start = from < until ? from : plusMinutes(recordedAt, 1);
  return new Date(Math.round(start.getTime() + (until.getTime() - start.getTime()) * random.next()));
}

/** A moment at which it was done too late, in working hours, and not after `now`. */
export function tooLate(random: Random, due: Due, now: Date): Date {
  const soon = plusMinutes(due.at, random.int(25, 110));
  const wanted = random.chance(0.45) && minutesOf(soon) < END_OF_DAY ? soon : nextMorning(random, due.at);
  return earlierMoment(wanted, plusMinutes(now, -1));
}

/** "before half past twelve tomorrow", "by Thursday", "on Friday between nine and twelve": as it is said on the phone. */
export function spokenDue(madeAt: Date, due: Due): string {
  const day = spokenDay(londonDay(madeAt), londonDay(due.at));
  if (due.precision === "end_of_day") return day === "today" || day === "tomorrow" ? day : `by ${day}`;
  const on = day === "today" || day === "tomorrow" ? day : `on ${day}`;
  if (due.precision === "window")
    return `${on} ${minutesOf(due.at) === 12 * 60 ? "between nine and twelve" : "between one and five"}`;
  const minutes = minutesOf(due.at);
  const time = `before ${spokenTime(Math.floor(minutes / 60), minutes % 60)}`;
  return day === "today" ? time : `${on} ${time}`;
}

function spokenDay(from: string, to: string): string {
  const days = daysBetween(from, to);
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  return days < 7 ? weekdayName(to) : dayAndMonth.format(new Date(`${to}T12:00:00Z`));
}

function nextMorning(random: Random, after: Date): Date {
  let day = plusDays(
    londonDay(after),
    random.weighted([
      [1, 8],
      [2, 2],
      [4, 1],
    ] as const),
  );
  while (!isWorkingDay(day)) day = plusDays(day, 1);
  return londonAt(day, random.int(9 * 60 + 5, 16 * 60));
}

/** Minutes after midnight in London. */
export function minutesOf(moment: Date): number {
  return Math.round((moment.getTime() - londonAt(londonDay(moment), 0).getTime()) / 60_000);
}

const dayAndMonth = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });

/** The next full quarter of an hour. */
export const quarter = (moment: Date): Date => new Date(Math.ceil(moment.getTime() / 900_000) * 900_000);
