import type { Context } from "../../context";
import { tellRetention } from "../../retention/queries/told";
import { tellStructure } from "./told";

/** A page of customer numbers and the sentence it opens with, or what it is about while nothing is known. */
export type Room = { href: string; name: string; says: string };

type Telling = { href: string; name: string; about: string; tell?: (ctx: Context) => Promise<string | null> };

const rooms: readonly Telling[] = [
  { href: "/numbers/retention", name: "Retention", about: "Who stays, and for how long.", tell: tellRetention },
  { href: "/numbers/value", name: "Value", about: "What customers are expected to bring, and what staying is worth." },
  { href: "/numbers/experience", name: "Experience", about: "How customers felt, and who moved." },
  { href: "/numbers/structure", name: "Structure", about: "How customers differ.", tell: tellStructure },
  { href: "/numbers/plans", name: "Plans", about: "Whom we mean to win, keep, win back and develop." },
  { href: "/numbers/reports", name: "Reports", about: "What was counted when each quarter was over." },
];

/** What each page of customer numbers has found of everybody, in a sentence of its own. */
export async function listRooms(ctx: Context): Promise<Room[]> {
  return await Promise.all(
    rooms.map(async ({ href, name, about, tell }) => ({ href, name, says: (await tell?.(ctx)) ?? about })),
  );
}
