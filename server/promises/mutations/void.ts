import type { Context } from "../../context";
import type { RequestVoid } from "../input";
import { type Done, happenTo } from "./happen";

/** Asks for a promise to be void because it was entered in error. A second person decides (ruling 2). */
export async function requestVoid(ctx: Context, input: RequestVoid): Promise<Done> {
  return happenTo(ctx, input.promiseId, () => ({ kind: "void_requested", reason: input.reason }));
}

/** Agrees to a void as the second person; the database refuses the maker, the owner, and anybody after due. */
export async function confirmVoid(ctx: Context, input: { promiseId: string }): Promise<Done> {
  return happenTo(ctx, input.promiseId, () => ({ kind: "voided" }));
}
