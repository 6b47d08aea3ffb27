import { type SQL, sql } from "drizzle-orm";
import { contactChannels } from "../../domain/contact";
import { promiseKinds } from "../../domain/promise-words";
import { type RateCut, rateCuts, tenureBands } from "../../domain/rate-cuts";
import { segments } from "../../domain/segment";
import type { Reader } from "./source";

/** A value a rate can be asked for; `name` null: a word of ours. */
export type RateChoice = { value: string; name: string | null };

const named: Partial<Record<RateCut, SQL>> = {
  team: sql`select id::text as value, name from teams order by name`,
  team_made: sql`select id::text as value, name from teams order by name`,
  department: sql`select id::text as value, name from departments order by name`,
  stage: sql`select key as value, words as name from journey_stages order by words`,
  band: sql`select name as value, name from bands_now order by place`,
  clause: sql`select distinct on (c.key) c.key as value, c.title as name
    from charter_clauses c join charter_versions v on v.id = c.version_id order by c.key, v.number desc`,
};

const ours: Partial<Record<RateCut, readonly string[]>> = {
  channel: contactChannels,
  kind: promiseKinds,
  tenure: tenureBands,
};

/** The values of a cut in the order they are offered. */
async function listChoicesOf({ db, organisation }: Reader, cut: RateCut): Promise<RateChoice[]> {
  if (cut === "segment") {
    const standing = segments(organisation.lapseDays).map(({ key, name }) => ({ value: key, name }));
    const saved = await db.execute<RateChoice>(
      sql`select id::text as value, name from segments_now where retired_at is null order by lower(name), id`,
    );
    return [...standing, ...saved];
  }
  const query = named[cut];
  if (query === undefined) return (ours[cut] ?? []).map((value) => ({ value, name: null }));
  return [...(await db.execute<RateChoice>(query))];
}

/** What the values of a cut are called, of those that have names of their own. */
export async function namesOf(reader: Reader, cut: RateCut): Promise<Map<string, string>> {
  const choices = await listChoicesOf(reader, cut);
  return new Map(choices.flatMap(({ value, name }) => (name === null ? [] : [[value, name] as const])));
}

/** Every cut with the values that can be asked for. */
export async function listChoices(reader: Reader): Promise<Record<RateCut, RateChoice[]>> {
  const all = await Promise.all(rateCuts.map(async (cut) => [cut, await listChoicesOf(reader, cut)] as const));
  return Object.fromEntries(all) as Record<RateCut, RateChoice[]>;
}
