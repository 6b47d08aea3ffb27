import { newId } from "@/db/id";
import { milestoneRules } from "@/db/schema";
import type { Context } from "../../context";
import { minorDigitsOf, readAmount } from "../../domain/amount";
import { DomainError } from "../../domain/errors";
import { recordEvent } from "../../events/mutations";
import type { SetMilestones } from "../input";

/** Sets what is a milestone from now on. Earlier versions stay: what was said under them stays explained. */
export async function setMilestones(ctx: Context, input: SetMilestones): Promise<void> {
  const { whichYears, years, value, reason, ...rest } = input;
  const { currency } = ctx.organisation;
  const valueMinor = amountsOf(value, currency);
  const rules = {
    ...rest,
    years: whichYears === "every" ? null : years,
    valueMinor,
    currency: valueMinor.length > 0 ? currency : null,
  };
  await ctx.db.transaction(async (tx) => {
    const id = newId();
    await tx.insert(milestoneRules).values({ id, ...rules, reason, setBy: ctx.actor.id });
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "milestone.set",
      subject: "milestone",
      subjectId: id,
      facts: rules,
    });
  });
}

/** Ascending, each once. */
function amountsOf(texts: readonly string[], currency: string): number[] {
  const amounts = texts.map((text) => {
    const minor = readAmount(text, "point", minorDigitsOf(currency));
    if (minor === null || minor <= 0) throw new DomainError("not_an_amount", { amount: text });
    return minor;
  });
  return [...new Set(amounts)].sort((a, b) => a - b);
}
