import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import type { Context } from "../context";
import { minorDigitsOf, readAmount } from "../domain/amount";
import { DomainError } from "../domain/errors";
import { empoweredRoles, goodwillActs, type Limit, limitFaults } from "../domain/limit";
import { recordEvent } from "../events/mutations";
import type { SetLimits } from "./input";
import { listCitable } from "./queries/versions";

/** Sets how far whom may go from now on: a whole new set, on a decision of its own. */
export async function setLimits(ctx: Context, input: SetLimits): Promise<{ id: string }> {
  const limits = limitsOf(input, ctx.organisation.currency);
  return ctx.db.transaction(async (tx) => {
    const citable = await listCitable(tx, { unused: true });
    const decision = citable.find(({ id }) => id === input.decisionId);
    if (!decision) throw new DomainError("limit_decision_unknown", {}, "decisionId");
    const [fault] = limitFaults(limits);
    if (fault) throw new DomainError("limits_faulty", { fault });
    const id = newId();
    await tx.execute(sql`
      insert into limit_versions (id, limits, decision_id, set_by)
      values (${id}, ${JSON.stringify(limits)}::text::jsonb, ${decision.id}, ${ctx.actor.id})`);
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "limit.set",
      subject: "limit",
      subjectId: id,
      facts: { decisionId: decision.id, limits },
    });
    return { id };
  });
}

/** The amounts as typed, role by role and act by act; where nothing is typed there is no limit and everything is asked for. */
function limitsOf({ limits }: SetLimits, currency: string): Limit[] {
  return empoweredRoles.flatMap((role) =>
    goodwillActs.flatMap((act) => {
      const typed = limits[role]?.[act];
      const at = `limits.${role}.${act}`;
      const perCaseMinor = minorOf(typed?.perCase ?? null, currency, `${at}.perCase`);
      const perCustomerMinor = minorOf(typed?.perCustomer ?? null, currency, `${at}.perCustomer`);
      if (perCaseMinor !== null) return [{ role, act, perCaseMinor, perCustomerMinor }];
      if (perCustomerMinor === null) return [];
      throw new DomainError("limits_faulty", { fault: "Say first how much one case may be given." }, `${at}.perCase`);
    }),
  );
}

function minorOf(amount: string | null, currency: string, field: string): number | null {
  if (amount === null) return null;
  const minor = readAmount(amount, "point", minorDigitsOf(currency));
  if (minor === null || minor < 0) throw new DomainError("not_an_amount", { amount }, field);
  return minor;
}
