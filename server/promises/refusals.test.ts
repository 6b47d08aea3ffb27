import { sql } from "drizzle-orm";
import { describe, expect, it, test } from "vitest";
import { newId } from "@/db/id";
import { purchases } from "@/db/schema";
import { plainDate } from "../domain/plain-date";
import { inTransaction, type World } from "../testing/database";
import {
  aCast,
  aConfirmationLink,
  aContactAt,
  anEvent,
  answer,
  aPromise,
  type Cast,
  hours,
  madeAt,
  moveTo,
  someWords,
} from "../testing/promises";

type Attempt = (world: World, cast: Cast, promise: string) => Promise<unknown>;

const over =
  (kind: "fulfilled" | "cancelled"): Attempt =>
  (world, cast, promise) =>
    anEvent(
      world,
      cast,
      promise,
      kind,
      hours(20),
      kind === "cancelled" ? { initiator: "us", reason: "Not needed." } : {},
    );

/** Each attempt runs in a world with one open promise, made at hour 0 by the maker, due at hour 48. */
const refusals: [string, Attempt, RegExp][] = [
  [
    "logging a promise that is due already",
    (w, c) => aPromise(w, c, { original_due_at: madeAt, made_at: hours(-2) }),
    /logged before it is due/,
  ],
  ["a promise made in the future", (w, c) => aPromise(w, c, { made_at: hours(1) }), /made in the future/],
  [
    "a window that closes before it opens",
    (w, c) => aPromise(w, c, { earliest_at: hours(50), due_precision: "window" }),
    /open before it closes/,
  ],
  ["a promise three years ahead", (w, c) => aPromise(w, c, { original_due_at: hours(24 * 1100) }), /two years ahead/],
  [
    "a promise without words",
    async (w, c) => aPromise(w, c, { said_id: await someWords(w, "  ok ") }),
    /words that were said/,
  ],
  ["a promise with no owner", (w, c) => aPromise(w, c, { owner_id: null }), /promises_one_owner/],
  ["a promise with two owners", (w, c) => aPromise(w, c, { owner_team_id: c.team }), /promises_one_owner/],
  [
    "a promise owned by somebody who has left",
    async (w, c) => aPromise(w, c, { owner_id: await gone(w, c) }),
    /with us can own/,
  ],
  [
    "a promise made by somebody who has left",
    async (w, c) => aPromise(w, c, { made_by: await gone(w, c) }),
    /with us can promise/,
  ],
  [
    "a promise said in another customer's contact",
    async (w, c) => aPromise(w, c, { contact_id: await aContactAt(w, c, hours(-1), { customerId: c.stranger }) }),
    /not one with this customer/,
  ],

  [
    "an event of a promise that is not there",
    (w, c) => anEvent(w, c, newId(), "fulfilled", hours(1)),
    /no such promise/,
  ],
  [
    "an event in the future",
    (w, c, p) => anEvent(w, c, p, "fulfilled", hours(1), { occurred_at: hours(2) }),
    /happened in the future/,
  ],
  [
    "an event before the promise was made",
    (w, c, p) => anEvent(w, c, p, "fulfilled", hours(1), { occurred_at: hours(-1) }),
    /before the promise was made/,
  ],
  [
    "an event by somebody who has left",
    async (w, c, p) => anEvent(w, c, p, "fulfilled", hours(1), { actor_id: await gone(w, c) }),
    /with us can do that/,
  ],
  [
    "an imported event of a live promise",
    (w, c, p) => anEvent(w, c, p, "fulfilled", hours(60), { origin: "imported", occurred_at: hours(1) }),
    /Imported history/,
  ],

  [
    "a new time in the past",
    (w, c, p) => anEvent(w, c, p, "moved", hours(10), moveTo(hours(9), "us", false)),
    /lie ahead/,
  ],
  [
    "a new time three years ahead",
    (w, c, p) => anEvent(w, c, p, "moved", hours(10), moveTo(hours(24 * 1100), "us", false)),
    /two years ahead/,
  ],
  [
    "a move without a reason",
    (w, c, p) => anEvent(w, c, p, "moved", hours(10), { ...moveTo(hours(72), "us", false), reason: " " }),
    /say why/,
  ],
  [
    "a customer's wish without a contact",
    (w, c, p) => anEvent(w, c, p, "moved", hours(10), moveTo(hours(72), "customer")),
    /refers to the contact/,
  ],
  [
    "a consent without a contact",
    (w, c, p) => anEvent(w, c, p, "moved", hours(10), moveTo(hours(72), "us")),
    /consent refers to the contact/,
  ],
  [
    "a wish in the contact of another customer",
    async (w, c, p) => wish(w, c, p, await aContactAt(w, c, hours(9), { customerId: c.stranger })),
    /not one with this customer/,
  ],
  [
    "a wish in a contact from before the promise",
    async (w, c, p) => wish(w, c, p, await aContactAt(w, c, hours(-1))),
    /before the promise was made/,
  ],
  [
    "a wish in a contact dated before the promise",
    async (w, c, p) => wish(w, c, p, await aContactAt(w, c, hours(9), { happenedAt: hours(-1) })),
    /dated before the promise/,
  ],
  [
    "a wish whose contact was recorded after the due time",
    async (w, c, p) =>
      anEvent(w, c, p, "moved", hours(50), {
        ...moveTo(hours(72), "customer"),
        contact_id: await aContactAt(w, c, hours(49)),
      }),
    /recorded after the promise was due/,
  ],

  [
    "evidence of another customer",
    async (w, c, p) => proof(w, c, p, { contact_id: await aContactAt(w, c, hours(9), { customerId: c.stranger }) }),
    /not one with this customer/,
  ],
  [
    "evidence from before the promise",
    async (w, c, p) => proof(w, c, p, { contact_id: await aContactAt(w, c, hours(-1)) }),
    /before the promise was made/,
  ],
  [
    "evidence recorded in the very instant of the promise",
    async (w, c, p) => proof(w, c, p, { contact_id: await aContactAt(w, c, madeAt) }),
    /before the promise was made/,
  ],
  [
    "a purchase as proof of a refund",
    async (w, c, p) => proof(w, c, p, { purchase_id: await aPayment(w, c.customer, 500) }),
    /not a refund to this customer/,
  ],
  [
    "a refund to another customer",
    async (w, c, p) => proof(w, c, p, { purchase_id: await aPayment(w, c.stranger, -500) }),
    /not a refund to this customer/,
  ],
  [
    "two pieces of evidence",
    async (w, c, p) =>
      proof(w, c, p, {
        contact_id: await aContactAt(w, c, hours(9)),
        purchase_id: await aPayment(w, c.customer, -500),
      }),
    /promise_events_one_evidence/,
  ],
  [
    "an attempt in a contact that the customer began",
    async (w, c, p) =>
      anEvent(w, c, p, "attempted", hours(10), {
        message_left: true,
        contact_id: await aContactAt(w, c, hours(9), { direction: "in" }),
      }),
    /contact that we began/,
  ],

  [
    "a second Keep",
    async (w, c, p) => [await over("fulfilled")(w, c, p), await over("fulfilled")(w, c, p)],
    /has ended/,
  ],
  [
    "a move after the end",
    async (w, c, p) => [
      await over("fulfilled")(w, c, p),
      await anEvent(w, c, p, "moved", hours(21), moveTo(hours(72), "us", false)),
    ],
    /has ended/,
  ],
  [
    "a Keep after a cancellation",
    async (w, c, p) => [await over("cancelled")(w, c, p), await over("fulfilled")(w, c, p)],
    /has ended/,
  ],
  [
    "a hand-over after the end",
    async (w, c, p) => [
      await over("fulfilled")(w, c, p),
      await anEvent(w, c, p, "handed_over", hours(21), { new_owner_id: c.colleague }),
    ],
    /has ended/,
  ],
  [
    "taking back a cancellation",
    async (w, c, p) => [
      await over("cancelled")(w, c, p),
      await anEvent(w, c, p, "retracted", hours(21), { retracts_id: newId() }),
    ],
    /no such Keep/,
  ],
  ["taking back an earlier Keep a second time", async (w, c, p) => retractTwice(w, c, p), /no such Keep/],
  [
    "taking back one's Keep after 15 minutes",
    async (w, c, p) => retract(w, c, p, 20.26, c.maker, "Wrong row."),
    /within 15 minutes/,
  ],
  [
    "taking back a colleague's Keep",
    async (w, c, p) => retract(w, c, p, 20.1, c.colleague, "Wrong row."),
    /within 15 minutes/,
  ],
  ["a lead taking back a Keep without a reason", async (w, c, p) => retract(w, c, p, 21, c.manager), /say why/],
  [
    "a cancellation without a reason",
    (w, c, p) => anEvent(w, c, p, "cancelled", hours(10), { initiator: "us" }),
    /promise_events_reasoned|say why/,
  ],
  [
    "a customer's cancellation without a contact",
    (w, c, p) => anEvent(w, c, p, "cancelled", hours(10), { initiator: "customer", reason: "Sorted it out." }),
    /refers to the contact/,
  ],

  [
    "a void nobody asked for",
    (w, c, p) => anEvent(w, c, p, "voided", hours(10), { actor_id: c.manager }),
    /asked for first/,
  ],
  [
    "a void asked for after due",
    (w, c, p) => anEvent(w, c, p, "void_requested", hours(49), { reason: "Logged twice." }),
    /past its due time/,
  ],
  [
    "a void confirmed after due",
    async (w, c, p) => [await asked(w, c, p), await anEvent(w, c, p, "voided", hours(49), { actor_id: c.manager })],
    /past its due time/,
  ],
  [
    "a void confirmed by its maker",
    async (w, c, p) => [
      await asked(w, c, p, c.colleague),
      await anEvent(w, c, p, "voided", hours(11), { actor_id: c.maker }),
    ],
    /second person/,
  ],
  [
    "a void confirmed by who asked",
    async (w, c, p) => [
      await asked(w, c, p, c.manager),
      await anEvent(w, c, p, "voided", hours(11), { actor_id: c.manager }),
    ],
    /second person/,
  ],
  ["a void confirmed by the owner", async (w, c) => confirmByOwner(w, c), /second person/],
  [
    "a void confirmed by who owned it when it was asked for",
    async (w, c) => confirmByFormerOwner(w, c),
    /second person/,
  ],
  ["asking twice for a void", async (w, c, p) => [await asked(w, c, p), await asked(w, c, p)], /asked for already/],
  [
    "a hand-over to who owns it",
    (w, c, p) => anEvent(w, c, p, "handed_over", hours(10), { new_owner_id: c.maker }),
    /own it already/,
  ],
  [
    "a hand-over to nobody",
    (w, c, p) => anEvent(w, c, p, "handed_over", hours(10)),
    /promise_states_one_owner|promise_events_new_owner/,
  ],
  [
    "a hand-over to somebody who has left",
    async (w, c, p) => anEvent(w, c, p, "handed_over", hours(10), { new_owner_id: await gone(w, c) }),
    /with us can own/,
  ],

  [
    "a customer's answer without a link",
    (w, c, p) => anEvent(w, c, p, "customer_confirmed", hours(60), { answer: "yes" }),
    /promise_events_answered_by_token/,
  ],
  ["a link used twice", async (w, c, p) => answerTwice(w, c, p), /used or has run out/],
  [
    "a link that has run out",
    async (w, _, p) => {
      const t = await aConfirmationLink(w, p, hours(1));
      await w.setNow(hours(2));
      return answer(w, t, "yes");
    },
    /used or has run out/,
  ],
  ["a made-up link", (w) => answer(w, "guessed", "yes"), /used or has run out/],
  ["an answer that is none", async (w, _, p) => answer(w, await aConfirmationLink(w, p), "maybe"), /yes, late or no/],
  [
    "an answer about a void promise",
    async (w, c, p) => {
      await asked(w, c, p);
      await anEvent(w, c, p, "voided", hours(11), { actor_id: c.manager });
      return answer(w, await aConfirmationLink(w, p), "no");
    },
    /entered in error/,
  ],
  [
    "changing a used link",
    async (w, _, p) => {
      const t = await aConfirmationLink(w, p);
      await answer(w, t, "yes");
      return w.tx.execute(sql`update confirmation_tokens set used_at = null`);
    },
    /used once and changed never/,
  ],

  [
    "changing a promise",
    (w) => w.tx.execute(sql`update promises set original_due_at = original_due_at + interval '1 day'`),
    /append-only/,
  ],
  ["deleting a promise", (w) => w.tx.execute(sql`delete from promises`), /append-only/],
  [
    "changing an event",
    async (w, c, p) => {
      await over("fulfilled")(w, c, p);
      return w.tx.execute(sql`update promise_events set proof_at = now()`);
    },
    /append-only/,
  ],
  [
    "emptying the events",
    async (w) => {
      await w.tx.execute(sql`set constraints all immediate`);
      return w.tx.execute(sql`truncate promise_events cascade`);
    },
    /append-only/,
  ],
  ["deleting where promises stand", (w) => w.tx.execute(sql`delete from promise_states`), /append-only/],
];

describe("the database refuses, with a sentence", () => {
  test.each(refusals)("%s", async (_, attempt, sentence) => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const promise = await aPromise(world, cast);
      await world.refused((tx) => attempt({ ...world, tx }, cast, promise), sentence);
    });
  });
});

describe("what is allowed", () => {
  it("takes back one's own Keep within 15 minutes without a reason, and any Keep later as a lead with one", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      await retract(world, cast, await aPromise(world, cast), 20.25, cast.maker);
      await retract(world, cast, await aPromise(world, cast), 40, cast.manager, "It was another customer's.");
    });
  });

  it("takes a refund and a resolved issue as evidence", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      await anEvent(world, cast, await aPromise(world, cast, { kind: "refund" }), "fulfilled", hours(60), {
        purchase_id: await (async () => {
          await world.setNow(hours(20));
          return aPayment(world, cast.customer, -500);
        })(),
      });
      const [row] = await world.tx.execute<{ level: string; kept: boolean }>(sql`
        select proof_level as level, kept_original as kept from promise_outcomes(${hours(100).toISOString()})`);
      expect(row).toEqual({ level: "evidenced", kept: true });
    });
  });

  it("reads a contact of a merged record as one of this customer", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const promise = await aPromise(world, cast);
      await world.tx.execute(sql`update customers set survivor_id = ${cast.customer} where id = ${cast.stranger}`);
      const contact_id = await aContactAt(world, cast, hours(10), { customerId: cast.stranger });
      await anEvent(world, cast, promise, "fulfilled", hours(11), { contact_id });
    });
  });

  it("fills what is the server's: recorded time, sequence, in time, proof, the maker's team", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const promise = await aPromise(world, cast);
      const contact_id = await aContactAt(world, cast, hours(10));
      await anEvent(world, cast, promise, "fulfilled", hours(50), { contact_id });
      const [row] = await world.tx.execute(sql`
        select e.sequence, e.in_time, e.in_agreed_time, e.proof_at = ${hours(10).toISOString()}::timestamptz as proved,
          e.recorded_at = ${hours(50).toISOString()}::timestamptz as stamped, p.made_team_id = ${cast.team} as team
        from promise_events e join promises p on p.id = e.promise_id`);
      expect(row).toEqual({
        sequence: 1,
        in_time: false,
        in_agreed_time: false,
        proved: true,
        stamped: true,
        team: true,
      });
    });
  });

  it("judges imported history on its source's dates and keeps it apart by its origin", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const past = (days: number) => hours(-24 * days);
      const imported = { origin: "imported", made_at: past(30), original_due_at: past(20) };
      const [kept, late] = [await aPromise(world, cast, imported), await aPromise(world, cast, imported)];
      await anEvent(world, cast, kept, "fulfilled", hours(1), { origin: "imported", occurred_at: past(21) });
      await anEvent(world, cast, late, "fulfilled", hours(1), { origin: "imported", occurred_at: past(10) });
      const rows = await world.tx.execute<{ outcome: string; origin: string }>(sql`
        select outcome, origin from promise_outcomes(${past(5).toISOString()}) order by outcome`);
      expect(rows.map((row) => `${row.origin} ${row.outcome}`)).toEqual(["imported kept", "imported late"]);
      const [before] = await world.tx.execute(
        sql`select count(*)::int as n from promise_outcomes(${past(15).toISOString()}) where outcome = 'late'`,
      );
      expect(before).toEqual({ n: 0 });
    });
  });
});

async function gone(world: World, cast: Cast): Promise<string> {
  await world.setNow(hours(-100));
  await world.tx.execute(sql`update people set deactivated_at = standpoint_now() where id = ${cast.colleague}`);
  await world.setNow(madeAt);
  return cast.colleague;
}

const wish = (world: World, cast: Cast, promise: string, contact_id: string) =>
  anEvent(world, cast, promise, "moved", hours(10), { ...moveTo(hours(72), "customer"), contact_id });

const proof = (world: World, cast: Cast, promise: string, evidence: Record<string, string>) =>
  anEvent(world, cast, promise, "fulfilled", hours(10), evidence);

async function aPayment({ tx }: World, customerId: string, amountMinor: number): Promise<string> {
  const id = newId();
  await tx
    .insert(purchases)
    .values({ id, customerId, boughtOn: plainDate("2026-11-20"), orderRef: id, amountMinor, currency: "GBP" });
  return id;
}

async function retract(
  world: World,
  cast: Cast,
  promise: string,
  at: number,
  by: string,
  reason?: string,
): Promise<void> {
  const retracts_id = await anEvent(world, cast, promise, "fulfilled", hours(20));
  await anEvent(world, cast, promise, "retracted", hours(at), {
    retracts_id,
    actor_id: by,
    ...(reason ? { reason } : {}),
  });
}

async function retractTwice(world: World, cast: Cast, promise: string): Promise<void> {
  const retracts_id = await anEvent(world, cast, promise, "fulfilled", hours(20));
  await anEvent(world, cast, promise, "retracted", hours(20.1), { retracts_id });
  await anEvent(world, cast, promise, "retracted", hours(20.2), { retracts_id });
}

const asked = (world: World, cast: Cast, promise: string, by = cast.maker) =>
  anEvent(world, cast, promise, "void_requested", hours(10), { actor_id: by, reason: "Logged twice." });

async function confirmByOwner(world: World, cast: Cast): Promise<void> {
  const promise = await aPromise(world, cast, { owner_id: cast.manager });
  await asked(world, cast, promise);
  await anEvent(world, cast, promise, "voided", hours(11), { actor_id: cast.manager });
}

async function confirmByFormerOwner(world: World, cast: Cast): Promise<void> {
  const promise = await aPromise(world, cast, { owner_id: cast.manager });
  await asked(world, cast, promise);
  await anEvent(world, cast, promise, "handed_over", hours(10.5), {
    actor_id: cast.manager,
    new_owner_id: cast.colleague,
  });
  await anEvent(world, cast, promise, "voided", hours(11), { actor_id: cast.manager });
}

async function answerTwice(world: World, _: Cast, promise: string): Promise<void> {
  const token = await aConfirmationLink(world, promise);
  await answer(world, token, "yes");
  await answer(world, token, "no");
}
