import type { World } from "./database";
import { aConfirmationLink, aContactAt, anEvent, answer, aPromise, type Cast, hours, moveTo } from "./promises";

/** Something that happens to a promise that is due after 48 hours. */
export type Story = (world: World, cast: Cast, promise: string) => Promise<void>;

export const keep =
  (at: number, given: { occurred_at?: Date; contact_id?: string } = {}): Story =>
  async (world, cast, promise) => {
    await anEvent(world, cast, promise, "fulfilled", hours(at), given);
  };

export const move =
  (at: number, to: number, by: "customer" | "us", agreed = true): Story =>
  async (world, cast, promise) => {
    const contact = await aContactAt(world, cast, hours(Math.min(at, 47) - 0.1));
    await anEvent(world, cast, promise, "moved", hours(at), { ...moveTo(hours(to), by, agreed), contact_id: contact });
  };

export const cancel =
  (at: number, by: "customer" | "us"): Story =>
  async (world, cast, promise) => {
    const contact_id = by === "customer" ? await aContactAt(world, cast, hours(at - 0.1)) : null;
    await anEvent(world, cast, promise, "cancelled", hours(at), {
      initiator: by,
      reason: "Sorted out already.",
      contact_id,
    });
  };

export const answers =
  (at: number, word: string): Story =>
  async (world, _, promise) => {
    const token = await aConfirmationLink(world, promise);
    await world.setNow(hours(at));
    await answer(world, token, word);
  };

export const keptWithEvidence =
  (evidence: number, at: number): Story =>
  async (world, cast, promise) => {
    const contact_id = await aContactAt(world, cast, hours(evidence));
    await anEvent(world, cast, promise, "fulfilled", hours(at), { contact_id, occurred_at: hours(evidence) });
  };

export const voided: Story = async (world, cast, promise) => {
  await anEvent(world, cast, promise, "void_requested", hours(5), { reason: "Logged for the wrong customer." });
  await anEvent(world, cast, promise, "voided", hours(6), { actor_id: cast.manager });
};

const twelve: readonly Story[][] = [
  [keep(20)],
  [move(20, 72, "us"), keep(21)],
  [move(20, 72, "customer"), keep(21)],
  [cancel(20, "customer")],
  [cancel(20, "us")],
  [voided],
  [keep(20), answers(22, "no")],
  [],
  [move(20, 216, "us")],
  [move(50, 96, "us"), keep(51)],
  [keep(60, { occurred_at: hours(30) })],
  [keptWithEvidence(30, 60)],
];

/** The reference fixture of the kept rate (GOVERNANCE B4): seen four days later M1 is 3 of 10, M2 4 of 10, and 2 are left out. */
export async function theTwelve(world: World, cast: Cast): Promise<string[]> {
  const ids: string[] = [];
  for (const stories of twelve) {
    const promise = await aPromise(world, cast);
    for (const story of stories) await story(world, cast, promise);
    ids.push(promise);
  }
  return ids;
}
