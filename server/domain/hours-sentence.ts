import { type Weekday, type WorkingHours, weekdays } from "./working-hours";

const short: Record<Weekday, string> = {
  mon: "Mon",
  tue: "Tue",
  wed: "Wed",
  thu: "Thu",
  fri: "Fri",
  sat: "Sat",
  sun: "Sun",
};

/** "Mon–Fri 09:00–17:30; Sat 10:00–12:00, 13:00–16:00": neighbours with the same hours are one stretch. */
export function hoursSentence(hours: WorkingHours): string {
  const lines = weekdays.map((day) => ({
    day,
    text: (hours[day] ?? []).map(([from, to]) => `${from}–${to}`).join(", "),
  }));
  const stretches: { first: Weekday; last: Weekday; text: string }[] = [];
  for (const [index, { day, text }] of lines.entries()) {
    const open = stretches.at(-1);
    if (open && open.text === text && index > 0 && lines[index - 1]?.day === open.last) open.last = day;
    else stretches.push({ first: day, last: day, text });
  }
  const worked = stretches.filter(({ text }) => text !== "");
  return worked.map(({ first, last, text }) => `${daysWords(first, last)} ${text}`).join("; ") || "No hours";
}

function daysWords(first: Weekday, last: Weekday): string {
  return first === last ? short[first] : `${short[first]}–${short[last]}`;
}
