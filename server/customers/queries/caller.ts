import type { Context } from "../../context";
import { normalHandle } from "../../domain/handle";
import { findByIdentity, findCustomers, type Hit } from "./find";

/** What a telephone system, a mail program or a link knows of who is calling. */
export type CallerClue = { number?: string | undefined; email?: string | undefined; account?: string | undefined };

/** Everybody it may be: one, several of a household, or nobody yet. A number nobody can read is looked for as digits. */
export async function findCaller(ctx: Context, clue: CallerClue): Promise<Hit[]> {
  const { db, now, today, organisation } = ctx;
  const [channel, typed] = clueOf(clue);
  if (!typed) return [];
  const normal = normalHandle(channel, typed, organisation.country);
  if (normal !== null) return findByIdentity(db, { channel, normal, now, today });
  return (await findCustomers(db, { text: typed, country: organisation.country, now, today })).hits;
}

function clueOf({ number, email, account }: CallerClue) {
  if (number) return ["phone", number.trim()] as const;
  if (email) return ["email", email.trim()] as const;
  return ["account", account?.trim() ?? ""] as const;
}
