import { eq } from "drizzle-orm";
import { organisation } from "@/db/schema";
import type { Context } from "../context";
import { recordEvent } from "../events/mutations";
import type { SaveOrganisation } from "./input";
import { getOrganisation } from "./queries";

/** Events name their record by an id; there is one organisation, so it has one that never changes. */
const theOrganisation = "00000000-0000-7000-8000-000000000001";

/** The organisation's own settings. What was computed with earlier ones (due times, sealed counts) keeps them. */
export async function saveOrganisation({ db, actor }: Context, input: SaveOrganisation): Promise<void> {
  await db.transaction(async (tx) => {
    const before = await getOrganisation(tx);
    await tx
      .update(organisation)
      .set({ ...input, heavyShare: String(input.heavyShare) })
      .where(eq(organisation.id, 1));
    await recordEvent(tx, {
      actor,
      action: "organisation.saved",
      subject: "organisation",
      subjectId: theOrganisation,
      facts: { before, after: input },
    });
  });
}
