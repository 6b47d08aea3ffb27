import type { Context } from "../../context";
import { getCounted } from "../../counts/queries";
import { secondFinding } from "../../domain/retention-picture";
import { lensOf } from "../../trpc/lens";

/** The sentence the page of retention opens with, through today's own lens; null: not counted yet, or nobody has bought. */
export async function tellRetention(ctx: Context): Promise<string | null> {
  const { answer } = await getCounted(ctx, lensOf(ctx, {}), "retention_lives");
  const finding = answer && secondFinding(answer.second);
  return finding && finding.reading !== "none" ? finding.words : null;
}
