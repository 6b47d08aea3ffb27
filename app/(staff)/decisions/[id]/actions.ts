"use server";

import type { ActKey } from "@/server/domain/decision-acts";
import type { FormState } from "@/server/domain/form";
import type { Caller } from "@/server/trpc/caller";
import { type Fields, submit } from "@/server/trpc/form";

type Doing = readonly [done: string, run: (caller: Caller["decisions"], fields: Fields) => Promise<{ id: string }>];

const doings: Record<Exclude<ActKey, "edit" | "supersede">, Doing> = {
  takePosition: ["positioned", (decisions, fields) => decisions.takePosition(fields)],
  takeBackDissent: ["dissent-taken-back", (decisions, fields) => decisions.takeBackDissent(fields)],
  dissent: ["dissented", (decisions, fields) => decisions.dissent(fields)],
  decide: ["decided", (decisions, fields) => decisions.decide(fields)],
  acknowledge: ["acknowledged", (decisions, fields) => decisions.acknowledge(fields)],
  putInEffect: ["in-effect", (decisions, fields) => decisions.putInEffect(fields)],
  minuteBoard: ["minuted", (decisions, fields) => decisions.minuteBoard(fields)],
  review: ["reviewed", (decisions, fields) => decisions.review(fields)],
  recordOutcome: ["outcome", (decisions, fields) => decisions.recordOutcome(fields)],
  continue: ["continued", (decisions, fields) => decisions.continue(fields)],
  close: ["closed", (decisions, fields) => decisions.close(fields)],
  sendBack: ["sent-back", (decisions, fields) => decisions.sendBack(fields)],
  reject: ["rejected", (decisions, fields) => decisions.reject(fields)],
  refer: ["referred", (decisions, fields) => decisions.refer(fields)],
  withdraw: ["withdrawn", (decisions, fields) => decisions.withdraw(fields)],
  notify: ["notified", (decisions, fields) => decisions.notify(fields)],
  bringReviewForward: ["review-moved", (decisions, fields) => decisions.bringReviewForward(fields)],
  addEvidence: ["evidenced", (decisions, fields) => decisions.addEvidence(fields)],
  correct: ["corrected", (decisions, fields) => decisions.correct(fields)],
  reverse: ["reversed", (decisions, fields) => decisions.reverse(fields)],
};

/** Every act on a decision: the form says which. */
export async function actOnDecision(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async ({ act, ...fields }, caller) => {
    if (act === "supersede") {
      const { id } = await caller.decisions.supersede(fields);
      return `/decisions/${id}/edit`;
    }
    if (act === "tell") {
      await caller.evidence.tell(fields);
      return `/decisions/${fields.decisionId}?done=source-told`;
    }
    const doing = Object.entries(doings).find(([key]) => key === act)?.[1];
    if (!doing) return undefined;
    const [done, run] = doing;
    const { id } = await run(caller.decisions, fields);
    return `/decisions/${id}?done=${done}`;
  });
}
