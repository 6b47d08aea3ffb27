import { parseRule } from "../../server/domain/rule-parse";
import { type Calendar, londonAt, plusMinutes } from "./calendar";
import { type Random, randomFrom } from "./random";
import type { Sheet } from "./rows";
import type { Staff } from "./staff";
import { type DemoSegment, segments } from "./words/segments";

const QUARTER = 91;

/** The segments people saved, with what their rules said before and who looks after them. */
export function writeSegments(sheet: Sheet, calendar: Calendar, staff: Staff): void {
  const random = randomFrom("segments");
  for (const table of ["segments", "segment_versions", "segment_strategies"]) sheet.open(table);
  for (const segment of segments) writeSegment({ sheet, calendar, staff, random }, segment);
}

type Desk = { sheet: Sheet; calendar: Calendar; staff: Staff; random: Random };

function writeSegment({ sheet, calendar, staff, random }: Desk, segment: DemoSegment): void {
  const { name, says, by, savedDaysAgo, strategy } = segment;
  const minute = random.int(540, 1020);
  const savedAt = (version: number) =>
    londonAt(calendar.workingDaysAgo(savedDaysAgo + (says.length - version) * QUARTER), minute);
  const id = random.id(savedAt(1));
  const person = staff.person(by);
  sheet.add("segments", { id, name, created_by: person, recorded_at: savedAt(1) });
  says.forEach((sentence, place) => {
    const version = place + 1;
    const rule = parseRule(sentence);
    if (rule === null) throw new Error(`“${sentence}” is no rule's sentence.`);
    const at = savedAt(version);
    sheet.add("segment_versions", { id: random.id(at), segment_id: id, version, rule, by_id: person, recorded_at: at });
  });
  if (strategy === undefined) return;
  const at = plusMinutes(savedAt(says.length), 25);
  sheet.add("segment_strategies", {
    ...{ id: random.id(at), segment_id: id, by_id: person, recorded_at: at },
    owner_id: strategy.owner === undefined ? null : staff.person(strategy.owner),
    note: strategy.note ?? null,
    thanked_by: strategy.thankedBy ?? null,
  });
}
