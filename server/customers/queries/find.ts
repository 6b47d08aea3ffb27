import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Context } from "../../context";
import { countryOfNumber } from "../../domain/country";
import { type FindQuery, type NameQuery, readFind } from "../../domain/find-query";
import type { IdentityChannel } from "../../domain/identity";
import type { Tenure } from "../../domain/tenure";
import { wallTimeIn } from "../../domain/wall-time";
import { byLetters, byName, byNearName, byWholeName } from "./find-name-questions";
import { byAccount, byDigits, byHandle, byIdentity, latelySeen } from "./find-questions";
import { type HitRow, most } from "./hit";
import { withTenures } from "./spells";

/** A customer as a list tells them apart. */
export type Hit = Omit<HitRow, "normal" | "colleague"> & {
  /** With us since, breaks, back for how long. */
  tenure: Tenure;
  /** The country whose number was matched, in words, where that is what tells them apart. */
  dials: string | null;
  /** A colleague who opened this customer in the last minutes; `at` on the reader's clock: "14:32". */
  colleague: { name: string; at: string } | null;
};

/**
 * `too_many`: looking through all of them would take too long. `isAmbiguous`: a number without its country, and customers
 * in several countries have one that ends so.
 */
export type Found = { kind: FindQuery["kind"] | "too_many"; hits: Hit[]; hasMore: boolean; isAmbiguous: boolean };

/** Who asks, on which day, in which country: national phone numbers are read with the organisation's. */
export type Asker = Pick<Context, "db" | "actor" | "organisation" | "now" | "today">;

type Values = { readerId: string; now: string };

const nameTimeout = 2_000;

/** Finds customers by whatever was typed. */
export async function findCustomers(ctx: Asker, text: string): Promise<Found> {
  const query = readFind(text, ctx.organisation.country);
  try {
    const rows = await hitsFor(ctx.db, query, valuesOf(ctx));
    const hits = await hitsOf(rows, ctx, query.kind === "digits" && query.isNational);
    const isAmbiguous = new Set(hits.flatMap(({ dials }) => dials ?? [])).size > 1;
    const told = isAmbiguous ? hits : hits.map((hit) => ({ ...hit, dials: null }));
    const kind = query.kind === "too_short" && hits.length > 0 ? "name" : query.kind;
    return { kind, hits: told, hasMore: rows.length > most, isAmbiguous };
  } catch (error) {
    if (isTimeout(error)) return { kind: "too_many", hits: [], hasMore: true, isAmbiguous: false };
    throw error;
  }
}

/** The customers of one identity exactly: what a telephone system or a link knows. */
export async function findByIdentity(ctx: Asker, channel: IdentityChannel, normal: string): Promise<Hit[]> {
  return hitsOf(await byIdentity(ctx.db, { channel, normal, ...valuesOf(ctx) }), ctx);
}

/** What the person looked at last, newest first. */
export async function listLatelySeen(ctx: Asker): Promise<Hit[]> {
  return hitsOf(await latelySeen(ctx.db, { personId: ctx.actor.id, ...valuesOf(ctx) }), ctx);
}

function valuesOf({ actor, now }: Asker): Values {
  return { readerId: actor.id, now: now.toISOString() };
}

async function hitsOf(rows: readonly HitRow[], ctx: Asker, isNational = false): Promise<Hit[]> {
  const shown = await withTenures(ctx, rows.slice(0, most));
  return shown.map(({ normal, colleague, ...row }) => ({
    ...row,
    dials: isNational && normal?.startsWith("+") ? countryOfNumber(normal) : null,
    colleague: colleague && { ...colleague, at: wallTimeIn(ctx.actor.zone, new Date(colleague.at)).slice(11) },
  }));
}

async function hitsFor(db: Database, query: FindQuery, values: Values): Promise<HitRow[]> {
  switch (query.kind) {
    case "nothing":
      return [];
    case "too_short":
      return byWholeName(db, { text: query.text, ...values });
    case "digits":
      return orByName(db, query.name, values, await byDigits(db, { beginnings: query.reversed, ...values }));
    case "email":
    case "social":
      return orByName(db, query.name, values, await byBeginning(db, query.kind, query.beginning, values));
    case "name":
      return named(db, query.name, values);
    case "account":
      return orByName(db, query.name, values, await byAccount(db, { ...query, ...values }));
  }
}

/** What looks like a number may be a name after all. */
async function orByName(db: Database, name: NameQuery | null, values: Values, rows: HitRow[]): Promise<HitRow[]> {
  return rows.length > 0 || name === null ? rows : named(db, name, values);
}

/**
 * Every word fits; else without titles and company forms; else with slips. The part before the @ of an address goes with
 * it where it may be one. Too much to look through is said, not waited for.
 */
async function named(db: Database, name: NameQuery, values: Values): Promise<HitRow[]> {
  return db.transaction(async (tx) => {
    const asked = tx.execute(sql.raw(`set local statement_timeout = ${nameTimeout}`));
    const [, exactly] = await Promise.all([asked, byName(tx, { text: name.text, ...values })]);
    const address =
      name.email && (name.isHandle || exactly.length === 0) ? await byBeginning(tx, "email", name.email, values) : [];
    const rows = together(address, exactly);
    if (rows.length > 0) return rows;
    const bare = name.telling === null ? [] : await byName(tx, { text: name.telling, ...values });
    return bare.length > 0 ? bare : nearly(tx, name, values);
  });
}

/** With slips, in the words of three letters and more; in scripts without spaces with the signs in another order. */
function nearly(db: Database, { text, words }: NameQuery, values: Values): Promise<HitRow[]> {
  if (words.length === 1 && isUnspaced(text)) return byLetters(db, { text, ...values });
  const asked = words.slice(0, byNearName.length);
  const question = byNearName[asked.length - 1];
  if (!question) return Promise.resolve([]);
  return question(db, {
    ...Object.fromEntries(asked.map((word, at) => [`word${at}`, word])),
    text: words.join(" "),
    ...values,
  });
}

function isUnspaced(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(
    text,
  );
}

function byBeginning(db: Database, channel: IdentityChannel, beginning: string, values: Values): Promise<HitRow[]> {
  return byHandle(db, { channel, beginning, ...values });
}

function together(first: readonly HitRow[], then: readonly HitRow[]): HitRow[] {
  const known = new Set(first.map(({ id }) => id));
  return [...first, ...then.filter(({ id }) => !known.has(id))].slice(0, most + 1);
}

function isTimeout(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === "57014") || isTimeout(error.cause);
}
