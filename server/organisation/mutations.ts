import { eq } from "drizzle-orm";
import { organisation } from "@/db/schema";
import type { Context } from "../context";
import { DomainError } from "../domain/errors";
import { recordEvent } from "../events/mutations";
import { readHeavyValue, type SaveDecisionSettings, type SaveOrganisation } from "./input";
import { getDecisionSettings, getOrganisation } from "./queries";

/** Events name their record by an id; there is one organisation, so it has one that never changes. */
const theOrganisation = "00000000-0000-7000-8000-000000000001";

/** The organisation's own settings. What was computed with earlier ones (due times) keeps them. */
export async function saveOrganisation({ db, actor }: Context, input: SaveOrganisation): Promise<void> {
  await db.transaction(async (tx) => {
    const before = await getOrganisation(tx);
    await tx.update(organisation).set(input).where(eq(organisation.id, 1));
    await recordEvent(tx, {
      actor,
      action: "organisation.saved",
      subject: "organisation",
      subjectId: theOrganisation,
      facts: { before, after: input },
    });
  });
}

/** When a decision takes the heavy path, and how long a proposal may wait. What was counted or put forward keeps what held then. */
export async function saveDecisionSettings(
  { db, actor, organisation: { currency } }: Context,
  { heavyShare, heavyValue, proposalAnswerDays }: SaveDecisionSettings,
): Promise<void> {
  const heavyValueMinor = readHeavyValue(heavyValue, currency);
  if (heavyValueMinor === undefined) throw new DomainError("not_a_value", {}, "heavyValue");
  await db.transaction(async (tx) => {
    const before = await getDecisionSettings(tx);
    const after = { heavyShare, heavyValueMinor, proposalAnswerDays };
    await tx
      .update(organisation)
      .set({ ...after, heavyShare: String(heavyShare) })
      .where(eq(organisation.id, 1));
    await recordEvent(tx, {
      actor,
      action: "organisation.decisions_set",
      subject: "organisation",
      subjectId: theOrganisation,
      facts: { before, after },
    });
  });
}
