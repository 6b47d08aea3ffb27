import { intents } from "@/db/schema";
import type { Context } from "../../context";
import { isGoing } from "../../domain/intent";
import { toldBy } from "../../domain/learned";
import type { SayIntent } from "../input";
import { type Done, learn, writeWords } from "./learn";

/** What the customer means to do. What was said before stays; the latest day counts. */
export function sayIntent(ctx: Context, input: SayIntent): Promise<Done> {
  const { customerId, intent } = input;
  const cause = isGoing(intent) ? input.cause : null;
  return learn(
    ctx,
    { customerId, action: "intent.said", subject: "intent", facts: { intent, cause } },
    async (inside, customer, id) => {
      const wordsId = await writeWords(inside.db, input.words);
      await inside.db
        .insert(intents)
        .values({ id, customerId: customer.id, intent, cause, wordsId, ...toldBy(ctx, input) });
    },
  );
}
