import { z } from "zod";
import type { PlainDate } from "../domain/plain-date";
import { idField, optionalDay } from "./fields";

/** What an address carries beside its path, which may be nothing. */
export function fromAddress<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.preprocess((given: unknown) => given ?? {}, z.object(shape));
}

/** Where a list goes on that is in the order of a whole number: "-1200.<id>", the number and the id of its last row. */
export const rankKey = partOfAddress((text) => {
  const [, rank, id] = /^(-?\d{1,16})\.(.+)$/.exec(text) ?? [];
  return rank && id && isId(id) ? { rank: Number(rank), id } : null;
});

/** Where a list goes on that is in the order of time: "2026-11-22T10:00:00.123456Z_<id>". */
export const instantKey = partOfAddress((text) => {
  const [, at, day, id] =
    /^((\d{4}-\d{2}-\d{2})T([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?Z)_(.+)$/.exec(text)?.toSpliced(3, 3) ?? [];
  return at && dayOf(day) && id && isId(id) ? { at, id } : null;
});

/** A month by its first day: "2026-11-01". */
export const monthKey = partOfAddress((text) => (text.endsWith("-01") ? dayOf(text) : null));

/**
 * A part of an address. An address may hold anything: what cannot be read counts as not given, so that it never reaches
 * the database.
 */
function partOfAddress<Value>(read: (text: string) => Value | null) {
  return z.string().transform(read).nullable().catch(null);
}

function isId(text: string): boolean {
  return idField.safeParse(text).success;
}

function dayOf(text: string | undefined): PlainDate | null {
  return optionalDay.catch(null).parse(text);
}
