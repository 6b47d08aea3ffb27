import { expect, it, test } from "vitest";
import { inTransaction } from "../testing/database";
import {
  answers,
  cancel,
  keep,
  keptWithEvidence,
  move,
  type Story,
  theTwelve,
  voided,
} from "../testing/promise-stories";
import { aCast, aContactAt, anEvent, aPromise, hours, outcomesAt } from "../testing/promises";

const report = hours(24 * 30);

type Expected = [outcome: string, counted: boolean, kept: boolean, keptAsAgreed: boolean];

const tried =
  (at: number, message_left = true): Story =>
  async (world, cast, promise) => {
    const contact_id = await aContactAt(world, cast, hours(at));
    await anEvent(world, cast, promise, "attempted", hours(at + 0.01), { contact_id, message_left });
  };

const triedUnseen =
  (at: number): Story =>
  async (world, cast, promise) => {
    await anEvent(world, cast, promise, "attempted", hours(at), { message_left: true });
  };

const voidAsked: Story = async (world, cast, promise) => {
  await anEvent(world, cast, promise, "void_requested", hours(5), { reason: "Logged for the wrong customer." });
};

const handedOver: Story = async (world, cast, promise) => {
  await anEvent(world, cast, promise, "handed_over", hours(5), { new_owner_id: cast.colleague });
};

const retracted: Story = async (world, cast, promise) => {
  const keepId = await anEvent(world, cast, promise, "fulfilled", hours(40));
  await anEvent(world, cast, promise, "retracted", hours(40.2), { retracts_id: keepId });
};

const rows: [string, Story[], Expected][] = [
  ["fulfilled by the due time", [keep(40)], ["kept", true, true, true]],
  ["fulfilled at the due instant", [keep(48)], ["kept", true, true, true]],
  ["the customer asked to move, then fulfilled", [move(10, 72, "customer"), keep(70)], ["kept", true, true, true]],
  ["we moved it with consent, fulfilled by then", [move(10, 72, "us"), keep(70)], ["kept_as_moved", true, false, true]],
  [
    "we moved it with consent, done by the original time",
    [move(10, 72, "us"), keep(40)],
    ["kept_as_moved", true, false, true],
  ],
  ["moved after due", [move(50, 72, "us"), keep(70)], ["late", true, false, false]],
  ["the customer's move, recorded after due", [move(50, 72, "customer"), keep(70)], ["late", true, false, false]],
  ["fulfilled late", [keep(50)], ["late", true, false, false]],
  ["nothing done", [], ["overdue", true, false, false]],
  ["the customer cancelled before due", [cancel(10, "customer")], ["cancelled_by_customer", false, false, false]],
  ["the customer cancelled after due", [cancel(50, "customer")], ["cancelled", true, false, false]],
  ["we cancelled", [cancel(10, "us")], ["cancelled", true, false, false]],
  ["void", [voided], ["void", false, false, false]],
  ["claimed afterwards without proof", [keep(60, { occurred_at: hours(40) })], ["unproven", true, false, false]],
  ["claimed afterwards with proof from before", [keptWithEvidence(40, 60)], ["kept", true, true, true]],
  ["claimed afterwards with proof from after", [keptWithEvidence(50, 60)], ["late", true, false, false]],
  ["the customer disputes", [keep(40), answers(60, "no")], ["disputed", true, false, false]],
  ["the customer says late", [keep(40), answers(60, "late")], ["disputed", true, false, false]],
  [
    "the customer disputes their own cancellation",
    [cancel(10, "customer"), answers(60, "no")],
    ["disputed", true, false, false],
  ],
  [
    "the customer disputes a wish into next year",
    [move(10, 24 * 300, "customer"), answers(60, "no")],
    ["disputed", true, false, false],
  ],
  [
    "moved by us without consent, done by the original time",
    [move(10, 72, "us", false), keep(40)],
    ["kept", true, true, true],
  ],
  [
    "moved by us without consent, done by the new time",
    [move(10, 72, "us", false), keep(70)],
    ["late", true, false, false],
  ],
  [
    "the customer's wish after our move",
    [move(5, 60, "us"), move(10, 72, "customer"), keep(70)],
    ["kept_as_moved", true, false, true],
  ],
  [
    "moved with consent, then cancelled by the customer",
    [move(10, 72, "us"), cancel(60, "customer")],
    ["cancelled", true, false, false],
  ],
  ["a retracted Keep", [retracted], ["overdue", true, false, false]],
  ["kept again after a retraction", [retracted, keep(45)], ["kept", true, true, true]],
  ["tried in time with a message", [tried(40)], ["attempted", true, true, true]],
  ["tried in time without a message", [tried(40, false)], ["overdue", true, false, false]],
  ["tried after due", [tried(50)], ["overdue", true, false, false]],
  ["tried, then moved by the customer", [tried(40), move(41, 72, "customer")], ["overdue", true, false, false]],
  ["tried in the time we moved it to", [move(10, 72, "us"), tried(70)], ["kept_as_moved", true, false, true]],
  [
    "tried in the time we moved it to, done later",
    [move(10, 72, "us"), tried(70), keep(80)],
    ["kept_as_moved", true, false, true],
  ],
  ["tried in time, reached late", [tried(40), keep(60)], ["attempted", true, true, true]],
  ["tried without proof", [triedUnseen(40)], ["overdue", true, false, false]],
  ["tried, then we cancelled", [tried(40), cancel(41, "us")], ["cancelled", true, false, false]],
  [
    "moved twice with consent",
    [move(10, 72, "us"), move(60, 90, "us"), keep(85)],
    ["kept_as_moved", true, false, true],
  ],
  ["a void that nobody confirmed", [voidAsked], ["overdue", true, false, false]],
  ["handed over, then fulfilled", [handedOver, keep(40)], ["kept", true, true, true]],
];

test.each(rows)("%s", async (_, stories, expected) => {
  await inTransaction(async (world) => {
    const cast = await aCast(world);
    const promise = await aPromise(world, cast);
    for (const story of stories) await story(world, cast, promise);
    const row = (await outcomesAt(world, report)).get(promise);
    expect([row?.outcome, row?.in_denominator, row?.kept_original, row?.kept_agreed]).toEqual(expected);
  });
});

test.each<[string, Story[], number, Expected]>([
  ["not yet due", [], 47, ["open", false, false, false]],
  ["kept and not yet due", [keep(10)], 47, ["kept", false, false, false]],
  ["moved by us, the new time not reached", [move(10, 72, "us")], 60, ["moved", true, false, false]],
  ["moved by us, the first time not reached", [move(10, 72, "us")], 40, ["open", false, false, false]],
  ["moved by the customer, the new time not reached", [move(10, 72, "customer")], 60, ["open", false, false, false]],
  ["moved by the customer, the new time passed", [move(10, 72, "customer")], 73, ["overdue", true, false, false]],
])("%s, seen before its end", async (_, stories, at, expected) => {
  await inTransaction(async (world) => {
    const cast = await aCast(world);
    const promise = await aPromise(world, cast);
    for (const story of stories) await story(world, cast, promise);
    const row = (await outcomesAt(world, hours(at))).get(promise);
    expect([row?.outcome, row?.in_denominator, row?.kept_original, row?.kept_agreed]).toEqual(expected);
  });
});

it("is too early before a promised window opens, and in time from its first instant", async () => {
  await inTransaction(async (world) => {
    const cast = await aCast(world);
    const window = { kind: "appointment", earliest_at: hours(46), due_precision: "window" };
    const [early, punctual] = [await aPromise(world, cast, window), await aPromise(world, cast, window)];
    await keep(45)(world, cast, early);
    await keep(46)(world, cast, punctual);
    const outcomes = await outcomesAt(world, report);
    expect([outcomes.get(early)?.outcome, outcomes.get(punctual)?.outcome]).toEqual(["too_early", "kept"]);
  });
});

it("counts a promise from the instant after it was due, and at any instant as it stood then", async () => {
  await inTransaction(async (world) => {
    const cast = await aCast(world);
    const promise = await aPromise(world, cast);
    await keep(60)(world, cast, promise);
    const at = async (instant: Date) => (await outcomesAt(world, instant)).get(promise);
    expect(await at(new Date(hours(0).getTime() - 1))).toBeUndefined();
    expect(await at(hours(48))).toMatchObject({ outcome: "open", in_denominator: false });
    expect(await at(new Date(hours(48).getTime() + 1))).toMatchObject({ outcome: "overdue", in_denominator: true });
    expect(await at(hours(60))).toMatchObject({ outcome: "late", in_denominator: true });
  });
});

it("shows who says so: we, our systems, the customer", async () => {
  await inTransaction(async (world) => {
    const cast = await aCast(world);
    const [claimed, evidenced, confirmed] = [
      await aPromise(world, cast),
      await aPromise(world, cast),
      await aPromise(world, cast),
    ];
    await keep(40)(world, cast, claimed);
    await keptWithEvidence(40, 41)(world, cast, evidenced);
    await keep(40)(world, cast, confirmed);
    await answers(60, "yes")(world, cast, confirmed);
    const outcomes = await outcomesAt(world, report);
    expect([claimed, evidenced, confirmed].map((id) => outcomes.get(id)?.proof_level)).toEqual([
      "claimed",
      "evidenced",
      "confirmed",
    ]);
  });
});

it("gives M1 3 of 10 and M2 4 of 10 for the twelve promises of the definition", async () => {
  await inTransaction(async (world) => {
    const cast = await aCast(world);
    await theTwelve(world, cast);
    const outcomes = [...(await outcomesAt(world, hours(24 * 4))).values()];
    const count = (is: (row: (typeof outcomes)[number]) => boolean) => outcomes.filter(is).length;
    expect(outcomes).toHaveLength(12);
    expect([
      count((row) => row.kept_original),
      count((row) => row.kept_agreed),
      count((row) => row.in_denominator),
    ]).toEqual([3, 4, 10]);
  });
});
