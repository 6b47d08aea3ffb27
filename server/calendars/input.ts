import { z } from "zod";
import { holidayChoices } from "../domain/calendar-levels";
import { readCalendarOwner } from "../domain/calendar-owner";
import { choice, dayField, hoursField, idField, optionalDay, optionalId, optionalZone, words } from "../trpc/fields";

const ownerField = z.string().transform((text, issues) => {
  const owner = readCalendarOwner(text);
  if (owner) return owner;
  issues.addIssue({ code: "custom", message: "That is not a record we know." });
  return z.NEVER;
});

const code = z
  .string()
  .trim()
  .regex(/^([A-Z0-9-]{1,6})?$/, "Please choose one of the list.")
  .nullish()
  .transform((text) => text || null);

const holidays = { holidays: choice(holidayChoices), country: code, region: code };

type Holidays = { holidays: (typeof holidayChoices)[number]; country: string | null; region: string | null };

/** A country is named where one counts, and forgotten where none does. */
function whole<Input extends Holidays>(input: Input, issues: z.RefinementCtx): Input {
  if (input.holidays !== "country") return { ...input, country: null, region: null };
  if (input.country !== null) return input;
  issues.addIssue({ code: "custom", path: ["country"], message: "Please choose a country." });
  return z.NEVER;
}

export const calendarOf = z.object({ owner: ownerField });

export const saveCalendar = z
  .object({ owner: ownerField, zone: optionalZone, hours: hoursField, ...holidays })
  .transform(whole);
export type SaveCalendar = z.output<typeof saveCalendar>;

export const saveOwnCalendar = z.object({ hours: hoursField, ...holidays }).transform(whole);
export type SaveOwnCalendar = z.output<typeof saveOwnCalendar>;

export const regionsOf = z.object({ country: z.string().regex(/^[A-Z]{2}$/) });

type Span = { fromOn: string; untilOn: string | null };
const inOrder = ({ fromOn, untilOn }: Span) => untilOn === null || fromOn <= untilOn;
const backwards = { message: "The last day cannot lie before the first.", path: ["untilOn"] };

export const closeDays = z
  .object({
    owner: ownerField,
    name: words(1, 120, "Say why, like “Stocktaking”."),
    fromOn: dayField,
    untilOn: optionalDay,
  })
  .refine(inOrder, backwards);
export type CloseDays = z.output<typeof closeDays>;

export const closureMeant = z.object({ closureId: idField });
export type ClosureMeant = z.output<typeof closureMeant>;

/** "" for the person is oneself. */
export const recordAbsence = z
  .object({ personId: optionalId, fromOn: dayField, untilOn: optionalDay })
  .refine(inOrder, backwards);
export type RecordAbsence = z.output<typeof recordAbsence>;

export const absenceMeant = z.object({ absenceId: idField });
export type AbsenceMeant = z.output<typeof absenceMeant>;

export const endAbsence = z.object({ absenceId: idField, untilOn: dayField });
export type EndAbsence = z.output<typeof endAbsence>;

export const absencesOf = z.object({ personId: optionalId });
