import type { Context } from "../../context";
import { getCounted } from "../../counts/queries";
import { concentrationFinding } from "../../domain/concentration-finding";
import { lensOf } from "../../trpc/lens";

/** The sentence the page of structure opens with, through today's own lens; null: not counted yet, or nothing bought. */
export async function tellStructure(ctx: Context): Promise<string | null> {
  const { answer } = await getCounted(ctx, lensOf(ctx, {}), "worth");
  const finding = answer && concentrationFinding(answer);
  return finding && finding.reading !== "none" ? finding.words : null;
}
