import { minorDigitsOf, readAmount } from "@/server/domain/amount";
import { givenBefore } from "@/server/domain/goodwill";
import { type GivenBefore, goodwillActs, isWithin, leftMinor } from "@/server/domain/limit";
import type { Role } from "@/server/domain/permissions";
import type { Desk } from "@/server/goodwill/queries/desk";
import { caseValue } from "./case-options";

export type Typed = { case: string; act: string; amount: string };

/** What can be said of a form before it is sent. `unsaid`: too little is typed to say anything. */
export type Verdict =
  | { kind: "unsaid" }
  | { kind: "within"; leftMinor: number; before: GivenBefore }
  | { kind: "above"; leftMinor: number; before: GivenBefore; able: string[] };

/** Judges what is typed by the same rule as the server, so that the form says before sending what will come of it. */
export function judge(typed: Typed, desk: Desk, roles: readonly Role[], now: Date): Verdict {
  const { limits } = desk;
  const act = goodwillActs.find((known) => known === typed.act);
  const choice = desk.cases.find((one) => caseValue(one) === typed.case);
  if (limits === null || !act || !choice) return { kind: "unsaid" };
  const amount = readAmount(typed.amount, "point", minorDigitsOf(limits.currency));
  if (amount === null || amount <= 0) return { kind: "unsaid" };
  const before = givenBefore(desk.gifts, { act, caseId: choice.caseId, at: now });
  const left = leftMinor(limits.limits, roles, act, before);
  if (isWithin(limits.limits, roles, act, amount, before)) return { kind: "within", leftMinor: left - amount, before };
  const able = desk.approvers.filter((one) => isWithin(limits.limits, one.roles, act, amount, before));
  return { kind: "above", leftMinor: left, before, able: able.map(({ id }) => id) };
}
