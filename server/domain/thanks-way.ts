import type { ThanksWish } from "./preference";

export type ThanksWayFacts = {
  /** How they like to be thanked; `none`: not at all. Null: they never said. */
  own: ThanksWish | null;
  /** How customers of a segment they are in are thanked unless they wish otherwise; null: no segment says. */
  byDefault: { wish: ThanksWish; segment: string } | null;
  /** They want no promotional content: no perk goes out. */
  refusesPromotion: boolean;
  /** They asked not to be rung. */
  refusesCalls: boolean;
};

/** `wish`: null where nothing says how. `because`: the sentence for staff. */
export type ThanksWay = { wish: ThanksWish | null; because: string | null };

/** How a customer is to be thanked: as they wish, else as their segment is, never against what they refused. */
export function thanksWay({ own, byDefault, ...refuses }: ThanksWayFacts): ThanksWay {
  if (own !== null) return { wish: own, because: sentence(likes[own], against(own, refuses)) };
  if (byDefault === null || against(byDefault.wish, refuses) !== null) return { wish: null, because: null };
  const { wish, segment } = byDefault;
  return { wish, because: wish === "none" ? null : `Customers of “${segment}” are thanked ${ways[wish]}.` };
}

const likes: Record<ThanksWish, string | null> = {
  call: "They like to be thanked by a call.",
  note: "They like to be thanked by a note.",
  perk: "They like thanks they can use.",
  none: null,
};

const ways: Record<Exclude<ThanksWish, "none">, string> = {
  call: "by a call",
  note: "by a note",
  perk: "with something they can use",
};

type Refuses = Pick<ThanksWayFacts, "refusesPromotion" | "refusesCalls">;

function against(wish: ThanksWish, { refusesPromotion, refusesCalls }: Refuses): string | null {
  if (wish === "perk" && refusesPromotion) return "They want no promotional content: thank them in words.";
  if (wish === "call" && refusesCalls) return "They asked not to be rung: thank them when they ring.";
  return null;
}

function sentence(...parts: (string | null)[]): string | null {
  return parts.filter((part) => part !== null).join(" ") || null;
}
