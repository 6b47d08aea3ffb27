import { newId } from "@/db/id";
import { preferences } from "@/db/schema";
import type { Context } from "../../context";
import { holdSurvivor } from "../../customers/queries/survivor";
import { isSame } from "../../domain/correction";
import { toldBy } from "../../domain/learned";
import type { Preference, PreferenceSubject } from "../../domain/preference";
import { recordEvent } from "../../events/mutations";
import { reconcile } from "../../events/queries";
import type { SetPreferences } from "../input";
import { findPreferences } from "../queries/preferences";
import { type Done, writeWords } from "./learn";

const subjects = ["phone", "email", "text", "letter", "visit", "times", "language", "thanks"] as const;
type Wishes = Pick<SetPreferences, (typeof subjects)[number]>;

/** How they want to be reached and thanked: what changed is noted with its source; what somebody else noted stays. */
export async function setPreferences(ctx: Context, input: SetPreferences): Promise<Done> {
  return ctx.db.transaction(async (tx) => {
    const { id: customerId } = await holdSurvivor(tx, input.customerId);
    const now = wishesOf(await findPreferences(tx, customerId));
    const wanted = await reconcile(tx, {
      subject: "preference",
      subjectId: customerId,
      base: pick(input.base),
      theirs: now,
      mine: pick(input),
    });
    const changed = subjects.filter((about) => !isSame(now[about], wanted[about]));
    if (changed.length === 0) return { customerId };
    const told = toldBy(ctx, input);
    for (const about of changed) {
      const said = await wishAndWords({ ...ctx, db: tx }, about, wanted[about]);
      await tx.insert(preferences).values({ id: newId(), customerId, about, ...said, ...told });
    }
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "preference.set",
      subject: "preference",
      subjectId: customerId,
      customerId,
      facts: { fields: changed },
    });
    return { customerId };
  });
}

async function wishAndWords({ db }: Context, about: PreferenceSubject, said: string | null) {
  if (said === null) return { wish: "open" as const, wordsId: null };
  if (about === "times" || about === "language") return { wish: "said" as const, wordsId: await writeWords(db, said) };
  return { wish: said as Preference["wish"], wordsId: null };
}

/** What stands now, as the form holds it: the wish itself, or the words. */
function wishesOf(known: readonly Preference[]): Wishes {
  const said = (about: PreferenceSubject) => {
    const found = known.find((preference) => preference.about === about);
    return found ? (found.wish === "said" ? found.words : found.wish) : null;
  };
  return Object.fromEntries(subjects.map((about) => [about, said(about)])) as Wishes;
}

function pick(from: Wishes): Wishes {
  return Object.fromEntries(subjects.map((about) => [about, from[about]])) as Wishes;
}
