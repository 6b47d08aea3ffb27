import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import { bandVersions } from "@/db/schema";
import type { Context } from "../context";
import { readProposal } from "../domain/band-proposal";
import { DomainError } from "../domain/errors";
import { recordEvent } from "../events/mutations";
import type { SetBands } from "./input";

/** Sets bands and the best-customer rule from now on, and has them computed: both in one transaction. */
export async function setBands(ctx: Context, { reason, ...typed }: SetBands): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const proposal = readProposal(typed, ctx.organisation.currency);
    if ("fault" in proposal) throw new DomainError("bands_faulty", { fault: proposal.fault });
    const id = newId();
    const { banding, bestRule } = proposal;
    await tx.insert(bandVersions).values({ id, ...banding, bestRule, reason, setBy: ctx.actor.id });
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "bands.set",
      subject: "band_version",
      subjectId: id,
      facts: { method: banding.method, bands: banding.bands.length },
    });
    await tx.execute(sql`select graphile_worker.add_job('run_bands', job_key := 'run_bands')`);
  });
}
