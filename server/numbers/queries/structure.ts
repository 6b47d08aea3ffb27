import type { Context } from "../../context";
import { type Counted, getCounted } from "../../counts/queries/counted";
import type { Worth } from "../../domain/concentration";
import { type Lens, lensOfAnswer } from "../../domain/lens";
import type { RfmGrid } from "../../domain/rfm-grid";
import { type AskedLens, lensOf } from "../../trpc/lens";
import type { SegmentSizes } from "./segment-sizes";

/** `lens`: what the answer itself speaks of, for the lists its numbers open. */
type SeenThrough<Answer> = Counted<Answer> & { lens: Lens };

export type Structure = {
  /** What was asked through. */
  lens: Lens;
  currency: string;
  rfm: SeenThrough<RfmGrid>;
  worth: SeenThrough<Worth>;
  segments: SeenThrough<SegmentSizes>;
};

/** How customers differ: when, how often and for how much they bought, and how much of it hangs on a few. */
export async function getStructure(ctx: Context, asked: AskedLens): Promise<Structure> {
  const lens = lensOf(ctx, asked);
  const [rfm, worth, segments] = await Promise.all([
    getCounted(ctx, lens, "rfm"),
    getCounted(ctx, lens, "worth"),
    getCounted(ctx, lens, "segments"),
  ]);
  return {
    ...{ lens, currency: ctx.organisation.currency },
    rfm: { ...rfm, lens: lensOfAnswer(lens, rfm) },
    worth: { ...worth, lens: lensOfAnswer(lens, worth) },
    segments: { ...segments, lens: lensOfAnswer(lens, segments) },
  };
}
