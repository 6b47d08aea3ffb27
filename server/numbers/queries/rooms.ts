import type { Context } from "../../context";
import { tellCounted } from "../../counts/queries/counted";
import { tellPlans } from "../../plans/queries/told";
import { tellReports } from "../../reports/queries/reports";
import { lensOf } from "../../trpc/lens";
import { tellValue } from "../../values/queries/told";

/** A page of customer numbers and the sentence it opens with, or what it is about while nothing is known. */
export type Room = { href: string; name: string; says: string };

/** `question`: whose answer the page opens with; `tell`: what else it does. */
type Telling = {
  href: string;
  name: string;
  about: string;
  question?: Parameters<typeof tellCounted>[2][number];
  tell?: (ctx: Context) => Promise<string | null>;
};

const rooms: readonly Telling[] = [
  { href: "/numbers/retention", name: "Retention", about: "Who stays, and for how long.", question: "retention_lives" },
  {
    href: "/numbers/value",
    name: "Value",
    about: "What customers are expected to bring, and what staying is worth.",
    tell: tellValue,
  },
  {
    href: "/numbers/experience",
    name: "Experience",
    about: "How customers felt, and who moved.",
    question: "feelings",
  },
  { href: "/numbers/structure", name: "Structure", about: "How customers differ.", question: "worth" },
  { href: "/numbers/plans", name: "Plans", about: "Whom we mean to win, keep, win back and develop.", tell: tellPlans },
  {
    href: "/numbers/reports",
    name: "Reports",
    about: "What was counted when each quarter was over.",
    tell: tellReports,
  },
];

/** What each page of customer numbers has found of everybody, in a sentence of its own. */
export async function listRooms(ctx: Context): Promise<Room[]> {
  const told = tellCounted(
    ctx,
    lensOf(ctx, {}),
    rooms.flatMap(({ question }) => question ?? []),
  );
  return await Promise.all(
    rooms.map(async ({ href, name, about, question, tell }) => {
      const says = question ? (await told).get(question) : await tell?.(ctx);
      return { href, name, says: says ?? about };
    }),
  );
}
