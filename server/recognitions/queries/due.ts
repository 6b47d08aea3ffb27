import type { Context } from "../../context";
import type { ThanksWhose } from "../../domain/anniversary";
import type { MilestoneKind } from "../../domain/milestone-rules";
import { listYearsDue } from "./anniversaries";
import { listReached, listReferrers } from "./reached";
import { getMilestoneRules } from "./rules";
import type { ThanksPage } from "./walk";

type Asked = { kind: MilestoneKind; whose: ThanksWhose; after: string | null };

/** Who may be thanked today for a milestone of this kind, and who only later, with the reason. */
export async function listDue(ctx: Context, { kind, whose, after }: Asked): Promise<ThanksPage> {
  const asked = { whose, after, rules: await getMilestoneRules(ctx.db) };
  if (kind === "years") return listYearsDue(ctx, asked);
  return kind === "referral" ? listReferrers(ctx, asked) : listReached(ctx, kind, asked);
}
