import type { Context } from "../../context";
import { getCounted } from "../../counts/queries";
import { shareInWords } from "../../domain/share-words";
import { lensOf } from "../../trpc/lens";

/** The sentence the page of structure opens with, through today's own lens; null: not counted yet, or nothing bought. */
export async function tellStructure(ctx: Context): Promise<string | null> {
  const { answer } = await getCounted(ctx, lensOf(ctx, {}), "worth");
  if (!answer || answer.totalMinor <= 0) return null;
  return `One in five customers brings ${shareInWords(answer.top.minor / answer.totalMinor)} of everything bought.`;
}
