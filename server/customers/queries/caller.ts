import { type Clue, clueOf } from "../../domain/clue";
import { hasCountry, normalHandle } from "../../domain/handle";
import { type Asker, findByIdentity, findCustomers, type Hit } from "./find";

/**
 * Everybody it may be. `isCertain`: one customer, and the clue is theirs to the last digit. `isAmbiguous`: a number without
 * its country that customers in several countries may dial from.
 */
export type Caller = { hits: Hit[]; isCertain: boolean; isAmbiguous: boolean };

/**
 * One, several of a household, or nobody yet. A number with its country, an address and an account number are looked for
 * exactly; a number without its country, or one nobody can read, by how it ends.
 */
export async function findCaller(ctx: Asker, clue: Clue): Promise<Caller> {
  const { channel, handle: typed } = clueOf(clue);
  if (!typed) return { hits: [], isCertain: false, isAmbiguous: false };
  const normal = normalHandle(channel, typed, ctx.organisation.country);
  if (normal !== null && (channel !== "phone" || hasCountry(typed))) {
    const hits = await findByIdentity(ctx, channel, normal);
    return { hits, isCertain: hits.length === 1, isAmbiguous: false };
  }
  const { hits, isAmbiguous } = await findCustomers(ctx, typed);
  return { hits, isCertain: hits.length === 1 && hits[0]?.isExact === true, isAmbiguous };
}
