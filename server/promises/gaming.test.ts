import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { purchases } from "@/db/schema";
import { plainDate } from "../domain/plain-date";
import { inTransaction } from "../testing/database";
import {
  aGame,
  aPromiseAt,
  as,
  contact,
  elsewhere,
  event,
  type Game,
  plain,
  rateOf,
  tried,
  until,
  wish,
} from "../testing/gaming";
import { aMerge, anUnmerge } from "../testing/merging";
import { aConfirmationLink, answer, hours, moveTo } from "../testing/promises";

/** What is tried, one way each; a way without a sentence is done, and leaves the rate where it was. */
type Way = (game: Game) => Promise<unknown>;
type Move = { move: string; procedure?: [Way, RegExp?]; sql?: [Way, RegExp?] };

const moves: Move[] = [
  {
    move: "moving the due time of what is missed",
    procedure: [
      async (g) =>
        (await as(g, "maker", 60)).promises.move({
          promiseId: g.missed,
          when: "in 3 hours",
          askedBy: "us",
          reason: "Busy.",
        }),
    ],
    sql: [(g) => event(g, 60, g.missed, "moved", moveTo(hours(70), "us", false))],
  },
  {
    move: "typing an earlier time at which it was done",
    procedure: [
      async (g) =>
        (await as(g, "maker", 60)).promises.keep({ promiseId: g.missed, done: "in_time", expects: "unproven" }),
    ],
    sql: [(g) => event(g, 60, g.missed, "fulfilled", { occurred_at: hours(40) })],
  },
  {
    move: "a typed proof",
    procedure: [
      async (g) =>
        (await as(g, "maker", 60)).promises.keep({
          promiseId: g.missed,
          done: "in_time",
          evidence: `contact:${newId()}`,
          expects: "kept",
        }),
      /unproven/,
    ],
    sql: [(g) => event(g, 60, g.missed, "fulfilled", { proof_at: hours(40) }), /permission denied/],
  },
  {
    move: "a contact invented after the fact",
    procedure: [
      async (g) => {
        const invented = await contact(g, 60, { happenedAt: hours(40), direction: "out" });
        await (await as(g, "maker", 61)).promises.keep({
          promiseId: g.missed,
          done: "in_time",
          evidence: `contact:${invented}`,
          expects: "unproven",
        });
      },
    ],
    sql: [
      async (g) =>
        event(g, 61, g.missed, "fulfilled", {
          contact_id: await contact(g, 60, { happenedAt: hours(40) }),
          occurred_at: hours(40),
        }),
    ],
  },
  {
    move: "evidence of another customer",
    procedure: [
      async (g) => {
        const foreign = await contact(g, 30, { customerId: g.cast.stranger });
        await (await as(g, "maker", 60)).promises.keep({
          promiseId: g.missed,
          done: "in_time",
          evidence: `contact:${foreign}`,
          expects: "kept",
        });
      },
      /unproven/,
    ],
    sql: [
      async (g) =>
        event(g, 60, g.missed, "fulfilled", { contact_id: await contact(g, 30, { customerId: g.cast.stranger }) }),
      /not one with this customer/,
    ],
  },
  {
    move: "the complaint that it was not kept, as its proof",
    procedure: [
      async (g) => {
        const angry = await contact(g, 40, { cause: "promise_broken", words: "You said you would ring." });
        await (await as(g, "maker", 60)).promises.keep({
          promiseId: g.missed,
          done: "in_time",
          evidence: `contact:${angry}`,
          expects: "kept",
        });
      },
      /proves the contrary/,
    ],
    sql: [
      async (g) =>
        event(g, 60, g.missed, "fulfilled", { contact_id: await contact(g, 40, { cause: "promise_broken" }) }),
      /proves the contrary/,
    ],
  },
  {
    move: "borrowing evidence by merging two customers, and parting them again",
    sql: [
      async (g) => {
        const borrowed = await contact(g, 30, { customerId: g.cast.stranger, direction: "out" });
        await g.world.asOwner();
        await g.world.setNow(hours(60));
        const merge = await aMerge(g.world, g.cast.stranger, g.cast.customer);
        await event(g, 61, g.missed, "fulfilled", { contact_id: borrowed });
        await anUnmerge(g.world, merge);
      },
      /one customer only after the promise was due/,
    ],
  },
  {
    move: "a merge as the way to an attempt with a stranger's call",
    sql: [
      async (g) => {
        const borrowed = await contact(g, 30, { customerId: g.cast.stranger, direction: "out" });
        await g.world.asOwner();
        await g.world.setNow(hours(60));
        await aMerge(g.world, g.cast.stranger, g.cast.customer);
        await event(g, 61, g.missed, "attempted", { contact_id: borrowed, message_left: true });
      },
      /one customer only after the promise was due/,
    ],
  },
  {
    move: "a made-up wish of the customer, without a contact",
    procedure: [
      async (g) =>
        (await as(g, "maker", 60)).promises.move({
          promiseId: g.open,
          when: "in 3 days",
          askedBy: "customer",
          reason: "She asked.",
        }),
      /refers to the contact/,
    ],
    sql: [(g) => event(g, 60, g.open, "moved", moveTo(until(g), "customer")), /refers to the contact/],
  },
  {
    move: "a made-up wish, with a contact recorded after it was due",
    procedure: [
      async (g) => {
        const late = await contact(g, 55, { happenedAt: hours(40) });
        await (await as(g, "maker", 60)).promises.move({
          promiseId: g.missed,
          when: "in 3 days",
          askedBy: "customer",
          contactId: late,
          reason: "She asked.",
        });
      },
      /no longer move/,
    ],
    sql: [
      async (g) => event(g, 60, g.missed, "moved", wish(until(g), await contact(g, 55, { happenedAt: hours(40) }))),
      /no longer move/,
    ],
  },
  {
    move: "a wish that was recorded in time, used after it was due",
    procedure: [
      async (g) => {
        const early = await contact(g, 40);
        await (await as(g, "maker", 60)).promises.move({
          promiseId: g.missed,
          when: "in 3 days",
          askedBy: "customer",
          contactId: early,
          reason: "She asked.",
        });
      },
    ],
    sql: [async (g) => event(g, 60, g.missed, "moved", wish(until(g), await contact(g, 40)))],
  },
  {
    move: "a wish in the contact of a stranger",
    sql: [
      async (g) =>
        event(g, 45, g.missed, "moved", wish(until(g), await contact(g, 40, { customerId: g.cast.stranger }))),
      /not one with this customer/,
    ],
  },
  {
    move: "a wish the customer then denies",
    sql: [
      async (g) => {
        await event(g, 45, g.missed, "moved", wish(hours(90), await contact(g, 40)));
        await event(g, 85, g.missed, "fulfilled");
        await g.world.asOwner();
        const link = await aConfirmationLink(g.world, g.missed);
        await g.world.asApp();
        await answer(g.world, link, "no");
      },
    ],
  },
  {
    move: "a cancellation the customer then denies",
    sql: [
      async (g) => {
        const asked = await contact(g, 40);
        await event(g, 45, g.missed, "cancelled", { initiator: "customer", contact_id: asked, reason: "She asked." });
        await g.world.asOwner();
        const link = await aConfirmationLink(g.world, g.missed);
        await g.world.asApp();
        await answer(g.world, link, "no");
      },
    ],
  },
  {
    move: "moving with consent, then cancelling",
    procedure: [
      async (g) => {
        const agreed = await contact(g, 40);
        await (await as(g, "maker", 45)).promises.move({
          promiseId: g.missed,
          when: "in 3 days",
          askedBy: "us",
          agreed: "on",
          contactId: agreed,
          reason: "Busy.",
        });
        const asked = await contact(g, 50);
        await (await as(g, "maker", 60)).promises.cancel({
          promiseId: g.missed,
          askedBy: "customer",
          contactId: asked,
          reason: "No need.",
        });
      },
    ],
    sql: [
      async (g) => {
        await event(g, 45, g.missed, "moved", { ...moveTo(hours(90), "us"), contact_id: await contact(g, 40) });
        await event(g, 60, g.missed, "cancelled", {
          initiator: "customer",
          contact_id: await contact(g, 55),
          reason: "No need.",
        });
      },
    ],
  },
  {
    move: "cancelling what is missed, in the customer's name",
    procedure: [
      async (g) => {
        const asked = await contact(g, 40);
        await (await as(g, "maker", 60)).promises.cancel({
          promiseId: g.missed,
          askedBy: "customer",
          contactId: asked,
          reason: "No need.",
        });
      },
    ],
    sql: [
      async (g) =>
        event(g, 60, g.missed, "cancelled", {
          initiator: "customer",
          contact_id: await contact(g, 40),
          reason: "No need.",
        }),
    ],
  },
  {
    move: "cancelling before it is due, of our own accord",
    procedure: [
      async (g) =>
        (await as(g, "maker", 60)).promises.cancel({ promiseId: g.open, askedBy: "us", reason: "Not needed." }),
    ],
    sql: [(g) => event(g, 60, g.open, "cancelled", { initiator: "us", reason: "Not needed." })],
  },
  {
    move: "voiding what is missed",
    procedure: [
      async (g) => (await as(g, "maker", 60)).promises.requestVoid({ promiseId: g.missed, reason: "In error." }),
      /stays in the kept rate/,
    ],
    sql: [(g) => event(g, 60, g.missed, "void_requested", { reason: "In error." }), /stays in the kept rate/],
  },
  {
    move: "voiding what was asked for in time, after it was due",
    procedure: [
      async (g) => {
        await (await as(g, "maker", 40)).promises.requestVoid({ promiseId: g.missed, reason: "In error." });
        await (await as(g, "second", 60)).promises.confirmVoid({ promiseId: g.missed });
      },
      /stays in the kept rate/,
    ],
    sql: [
      async (g) => {
        await event(g, 40, g.missed, "void_requested", { reason: "In error." });
        await event(g, 60, g.missed, "voided", { actor_id: g.second });
      },
      /stays in the kept rate/,
    ],
  },
  {
    move: "voiding one's own, as a manager who made it",
    procedure: [
      async (g) => {
        await (await as(g, "maker", 59)).promises.handOver({ promiseId: g.open, to: `person:${g.cast.manager}` });
        await (await as(g, "maker", 60)).promises.requestVoid({ promiseId: g.open, reason: "In error." });
        await (await as(g, "manager", 61)).promises.confirmVoid({ promiseId: g.open });
      },
      /second person/,
    ],
    sql: [
      async (g) => {
        await event(g, 60, g.open, "void_requested", { reason: "In error." });
        await event(g, 61, g.open, "voided");
      },
      /second person/,
    ],
  },
  {
    move: "deleting a miss, or changing it",
    sql: [
      async (g) => (await plain(g, 60)).execute(sql`delete from promises where id = ${g.missed}`),
      /permission denied/,
    ],
  },
  {
    move: "a self-confirmation",
    procedure: [
      async (g) => {
        await (await as(g, "maker", 40)).promises.keep({ promiseId: g.third });
        await g.world.tx.execute(sql`select answer_confirmation('a guess', 'yes')`);
      },
      /used or has run out/,
    ],
    sql: [(g) => event(g, 60, g.missed, "customer_confirmed", { answer: "yes" }), /permission denied/],
  },
  {
    move: "making a link of one's own to answer through",
    sql: [
      async (g) => {
        await plain(g, 60);
        return aConfirmationLink(g.world, g.missed);
      },
      /permission denied/,
    ],
  },
  {
    move: "a second answer over the customer's “no”",
    sql: [
      async (g) => {
        await event(g, 40, g.missed, "fulfilled");
        await g.world.asOwner();
        const links = [
          await aConfirmationLink(g.world, g.missed),
          await aConfirmationLink(g.world, g.missed).catch(() => "none"),
        ];
        await g.world.asApp();
        await answer(g.world, links[0] ?? "", "no");
        await answer(g.world, links[0] ?? "", "yes");
      },
      /used or has run out/,
    ],
  },
  {
    move: "logging after the fact",
    procedure: [
      async (g) =>
        (await as(g, "maker", 60)).promises.make({
          customerId: g.cast.customer,
          said: "I'll ring you.",
          when: "today 8am",
        }),
      /has passed|already past|passed/,
    ],
    sql: [
      async (g) => {
        await plain(g, 60);
        return aPromiseAt(g, 60, { original_due_at: hours(50), made_at: hours(10) });
      },
      /logged before it is due/,
    ],
  },
  {
    move: "calling a miss history of another system",
    sql: [
      async (g) => aPromiseAt(g, 60, { origin: "imported", original_due_at: hours(50), made_at: hours(10) }),
      /permission denied/,
    ],
  },
  {
    move: "bringing kept promises in as history",
    sql: [
      async (g) => (await plain(g, 60)).execute(sql`select import_promises(${newId()}, '[]'::jsonb)`),
      /enters with an import of promises/,
    ],
  },
  {
    move: "calling what one is unsure of a charter promise",
    procedure: [
      async (g) =>
        (await as(g, "maker", 60)).promises.make({
          customerId: g.cast.customer,
          said: "I'll ring you.",
          when: "tomorrow 3pm",
          kind: "charter",
        }),
      /charter/i,
    ],
    sql: [(g) => aPromiseAt(g, 60, { kind: "charter" }), /charter promise/],
  },
  {
    move: "a due time far ahead, kept early",
    sql: [
      async (g) => {
        const far = await aPromiseAt(g, 60, { original_due_at: hours(24 * 700) });
        await event(g, 61, far, "fulfilled");
      },
    ],
  },
  {
    move: "a due time that never comes",
    sql: [(g) => aPromiseAt(g, 60, { original_due_at: "infinity" }), /two years ahead/],
  },
  {
    move: "a vague promise",
    procedure: [
      async (g) =>
        (await as(g, "maker", 60)).promises.make({
          customerId: g.cast.customer,
          said: "I'll look into it.",
          when: "soon",
        }),
      /not a time a customer can hold us to/,
    ],
    sql: [(g) => aPromiseAt(g, 60, { original_due_at: null }), /null value|two years|logged before/],
  },
  {
    move: "handing a miss to another team before it is due",
    procedure: [
      async (g) => {
        const team = await elsewhere(g);
        await (await as(g, "maker", 60)).promises.handOver({ promiseId: g.open, to: `team:${team}` });
      },
    ],
    sql: [async (g) => event(g, 60, g.open, "handed_over", { new_owner_team_id: await elsewhere(g) })],
  },
  {
    move: "handing it over with a later time",
    sql: [
      async (g) =>
        event(g, 60, g.open, "handed_over", {
          new_owner_team_id: await elsewhere(g),
          new_due_at: hours(150),
          new_due_precision: "time",
        }),
      /promise_events_move/,
    ],
  },
  {
    move: "a refund given for something else, dated before it was due",
    sql: [
      async (g) => {
        await g.world.asOwner();
        await g.world.setNow(hours(60));
        const id = newId();
        const line = { id, customerId: g.cast.customer, orderRef: "R-1", currency: "GBP", amountMinor: -500 };
        await g.world.tx.insert(purchases).values({ ...line, boughtOn: plainDate("2026-11-21") });
        await event(g, 61, g.missed, "fulfilled", { purchase_id: id });
      },
    ],
  },
  {
    move: "closing to the target: keeping late what was missed, many at once",
    procedure: [
      async (g) => {
        for (const promiseId of [g.missed, g.alsoMissed, g.third])
          await (await as(g, "maker", 60)).promises.keep({ promiseId, expects: "late" });
      },
    ],
    sql: [
      async (g) => {
        for (const promise of [g.missed, g.alsoMissed, g.third]) await event(g, 60, promise, "fulfilled");
      },
    ],
  },
  {
    move: "taking a Keep back and pressing it with another time",
    sql: [
      async (g) => {
        const keep = await event(g, 60, g.missed, "fulfilled");
        await event(g, 60, g.missed, "retracted", { retracts_id: keep });
        await event(g, 61, g.missed, "fulfilled", { occurred_at: hours(40) });
      },
    ],
  },
  {
    move: "erasing the words of what was missed",
    sql: [
      async (g) => (await plain(g, 60)).execute(sql`update texts set body = null, salt = null`),
      /permission denied/,
    ],
  },
];

const cases = moves.flatMap(({ move, procedure, sql: plainly }) => [
  ...(procedure ? [{ move, by: "the procedure", way: procedure[0], sentence: procedure[1] }] : []),
  ...(plainly ? [{ move, by: "SQL as the application", way: plainly[0], sentence: plainly[1] }] : []),
]);

describe("the rate is unmoved, or the act is refused", () => {
  test.each(cases)("$move, by $by", async ({ way, sentence }) => {
    await inTransaction(async (world) => {
      const game = await aGame(world);
      const before = await rateOf(game);
      expect(before).toEqual({ k: 10, n: 14 });
      const said = await tried(game, way);
      expect(said).toMatch(sentence ?? /^done$/);
      expect(await rateOf(game)).toEqual(before);
    });
  });
});
