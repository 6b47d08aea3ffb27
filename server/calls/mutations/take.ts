import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { thankYouCallEvents } from "@/db/schema";
import type { Context } from "../../context";
import type { CallEventKind } from "../../domain/thank-you-call";
import { recordEvent } from "../../events/mutations";
import { getCall } from "../queries/list";

type Asked = { callId: string };

/** *I call*: nobody else rings them until it is given back, or for a day. The database gives it to one of two. */
export function takeCall(ctx: Context, { callId }: Asked): Promise<Asked> {
  return act(ctx, callId, "taken");
}

/** Given back: anybody may take it again. */
export function giveBackCall(ctx: Context, { callId }: Asked): Promise<Asked> {
  return act(ctx, callId, "given_back");
}

function act(ctx: Context, callId: string, kind: CallEventKind): Promise<Asked> {
  return ctx.db.transaction(async (tx) => {
    const { customerId } = await getCall({ ...ctx, db: tx }, callId);
    await insertCallEvent(tx, { callId, kind, byId: ctx.actor.id });
    const action = kind === "taken" ? "call.taken" : "call.givenBack";
    await recordEvent(tx, { actor: ctx.actor, action, subject: "thank_you_call", subjectId: callId, customerId });
    return { callId };
  });
}

type NewCallEvent = Omit<typeof thankYouCallEvents.$inferInsert, "id" | "recordedAt">;

export async function insertCallEvent(db: Database, event: NewCallEvent): Promise<void> {
  await db.insert(thankYouCallEvents).values({ id: newId(), ...event });
}
