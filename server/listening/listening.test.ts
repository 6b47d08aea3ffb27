import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { plainDate } from "../domain/plain-date";
import { openIssueInput } from "../issues/input";
import { openIssue } from "../issues/mutations";
import { contextOf } from "../testing/accounts";
import { aContact } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { aPerson } from "../testing/factories";
import { anEar, drawnAt, drawSample, type Ear, heardMonth, inMonth, itemOf, someContacts } from "../testing/listening";
import { insertInto, someWords } from "../testing/promises";
import { noteUnloggedInput, putRightInput } from "./input";
import { noteUnlogged, putUnloggedRight, recordFinding, setListeningPlan } from "./mutations";
import { captureRate, hearingByMonth, hearingByTeam } from "./queries/capture";
import { countOwn, nextItem } from "./queries/sample";
import { countUnlogged, getUnlogged, listUnlogged } from "./queries/unlogged";

async function aLoggedPromise(world: World, ear: Ear, contactId: string | null, given: Record<string, unknown> = {}) {
  const id = newId();
  const due = new Date(inMonth(20).getTime());
  await insertInto(world, "promises", {
    ...{
      id,
      customer_id: ear.customer,
      kind: "callback",
      said_id: await someWords(world, "I'll ring you on Tuesday."),
    },
    ...{ channel: "phone", contact_id: contactId, made_by: ear.agent, made_at: inMonth(2), owner_id: ear.agent },
    ...{ original_due_at: due, due_precision: "time", zone: "Europe/London", calendar: JSON.stringify({}) },
    ...given,
  });
  return id;
}

describe("a promise nobody had logged", () => {
  test("is noted by anybody, outside the rate, and counted by itself", () =>
    inTransaction(async (world) => {
      const ear = await anEar(world);
      const [contactId] = await someContacts(world, 1, { customerId: ear.customer, loggedBy: ear.agent });
      await world.setNow(inMonth(5));
      const ctx = await contextOf(world, (await aPerson(world, { roles: ["admin"] })).id);
      await world.asApp();
      const note = (given: object) =>
        noteUnlogged(
          ctx,
          noteUnloggedInput.parse({
            ...{ customerId: ear.customer, contactId, said: "A part by Friday.", through: "customer", told: "broken" },
            ...given,
          }),
        );
      const { unloggedId } = await note({});
      await note({ contactId: "", through: "colleague", told: "unknown" });
      expect(await getUnlogged(world.tx, unloggedId)).toMatchObject({
        said: "A part by Friday.",
        through: "customer",
        told: "broken",
        team: "Leeds line",
        answer: null,
      });
      const days = { from: plainDate("2026-10-05"), to: plainDate("2026-10-05") };
      expect(await countUnlogged(world.tx, days)).toEqual({ found: 2, broken: 1 });
      const rate = await world.tx.execute(sql`select * from promise_outcomes('2027-01-01')`);
      expect(rate).toHaveLength(0);
      const first = await listUnlogged(world.tx, {});
      expect(first.unlogged.map(({ team }) => team)).toEqual([null, "Leeds line"]);
      expect((await listUnlogged(world.tx, { through: "customer" })).unlogged).toHaveLength(1);
    }));

  test("comes with a complaint whose cause is “You said you would”, in the same act", () =>
    inTransaction(async (world) => {
      const ear = await anEar(world);
      const ctx = await contextOf(world, ear.agent);
      await world.asApp();
      const issue = { customerId: ear.customer, kind: "complaint", words: "Nobody came." };
      await openIssue(ctx, openIssueInput.parse({ ...issue, promised: "An engineer on Monday." }));
      await openIssue(ctx, openIssueInput.parse(issue));
      expect(openIssueInput.safeParse({ ...issue, kind: "fault", promised: "An engineer." }).success).toBe(false);
      const { unlogged } = await listUnlogged(world.tx, { through: "complaint" });
      expect(unlogged).toMatchObject([{ said: "An engineer on Monday.", told: "broken", issueId: expect.any(String) }]);
    }));

  test("is put right by a promise, once, and stays counted", () =>
    inTransaction(async (world) => {
      const ear = await anEar(world);
      const ctx = await contextOf(world, ear.agent);
      await world.asApp();
      const { unloggedId } = await noteUnlogged(
        ctx,
        noteUnloggedInput.parse({ customerId: ear.customer, said: "A part.", through: "customer", told: "broken" }),
      );
      const right = { unloggedId, customerId: ear.stranger, said: "The part, by hand.", when: "tomorrow noon" };
      const { promiseId, customerId } = await putUnloggedRight(ctx, putRightInput.parse(right));
      expect(customerId).toBe(ear.customer);
      expect(await getUnlogged(world.tx, unloggedId)).toMatchObject({ answer: { promiseId } });
      await expect(putUnloggedRight(ctx, putRightInput.parse(right))).rejects.toThrow(/made already/);
      const days = { from: plainDate("2026-10-01"), to: plainDate("2026-10-31") };
      expect(await countUnlogged(world.tx, days)).toMatchObject({ found: 1 });
    }));
});

describe("the sample", () => {
  test("takes so many contacts of each team, of that month as recorded, once", () =>
    inTransaction(async (world) => {
      const ear = await anEar(world);
      const ofLeeds = await someContacts(world, 33, { customerId: ear.customer, loggedBy: ear.agent });
      const ofYork = await someContacts(world, 4, { customerId: ear.stranger, loggedBy: ear.yorker });
      await someContacts(world, 1, { customerId: ear.customer, loggedBy: ear.agent }, new Date("2026-10-31T23:59:00Z"));
      // Recorded in November about October: nobody adds to a month that is over.
      await world.setNow(new Date("2026-11-01T00:00:01Z"));
      await aContact(world, { customerId: ear.customer, loggedBy: ear.agent, happenedAt: inMonth(9) });
      await aLoggedPromise(world, ear, null, { made_at: inMonth(30), original_due_at: inMonth(40) }).catch(() => null);
      await drawSample(world);
      await drawSample(world);
      const drawn = await world.tx.execute<{ contact: string; team: string }>(
        sql`select contact_id as contact, team_id as team from listening_items`,
      );
      expect(drawn.filter(({ team }) => team === ear.leeds)).toHaveLength(20);
      expect(drawn.filter(({ team }) => team === ear.york)).toHaveLength(4);
      const all = new Set([...ofLeeds, ...ofYork]);
      expect(drawn.every(({ contact, team }) => all.has(contact) || team === ear.leeds)).toBe(true);
      expect(await hearingByTeam(world.tx, heardMonth)).toMatchObject([
        { team: "Leeds line", recorded: 34, contacts: 20, heard: 0 },
        { team: "York line", recorded: 4, contacts: 4, heard: 0 },
      ]);
    }));

  test("leaves feedback out that was written down as such, and nothing that is called so afterwards", () =>
    inTransaction(async (world) => {
      const ear = await anEar(world);
      const [said, called] = await someContacts(world, 2, { customerId: ear.customer, loggedBy: ear.agent });
      const review = (contactId = "") =>
        world.tx.execute(
          sql`insert into feedbacks (contact_id, source, place) values (${contactId}, 'review', 'Trustpilot')`,
        );
      await world.tx.execute(sql`update contacts set direction = 'in'`);
      const [row] = await world.tx.execute<{ at: string }>(
        sql`select recorded_at as at from contacts where id = ${said}`,
      );
      await world.setNow(new Date(row?.at ?? ""));
      await review(said);
      await world.setNow(inMonth(20));
      await review(called);
      await drawSample(world);
      expect(await world.tx.execute(sql`select contact_id as id from listening_items`)).toEqual([{ id: called }]);
    }));

  test("is as large as the board says, from the next draw on", () =>
    inTransaction(async (world) => {
      const ear = await anEar(world);
      await someContacts(world, 15, { customerId: ear.customer, loggedBy: ear.agent });
      await setListeningPlan(await contextOf(world, (await aPerson(world, { roles: ["board"] })).id), { perTeam: 12 });
      await drawSample(world);
      expect(await hearingByTeam(world.tx, heardMonth)).toMatchObject([{ contacts: 12, recorded: 15 }]);
      await world.refused(
        (tx) =>
          tx.execute(sql`insert into listening_plans (id, per_team, set_by) values (${newId()}, 10, ${ear.manager})`),
        /set by the board/,
      );
    }));

  test("falls the same way when a draw is taken back and begun anew", () =>
    inTransaction(async (world) => {
      const ear = await anEar(world);
      await someContacts(world, 40, { customerId: ear.customer, loggedBy: ear.agent });
      const draw = async (tx: World["tx"]) => {
        await drawSample({ ...world, tx });
        const rows = await tx.execute<{ id: string }>(sql`select contact_id as id from listening_items order by turn`);
        return rows.map(({ id }) => id);
      };
      let first: string[] = [];
      await world.refused(async (tx) => {
        first = await draw(tx);
        throw new Error("taken back");
      }, /taken back/);
      expect(await draw(world.tx)).toEqual(first);
    }));
});

describe("listening", () => {
  test("gives the capture rate of a month and of a team", () =>
    inTransaction(async (world) => {
      const ear = await anEar(world);
      const [withPromise = "", without = "", unlogged = "", unclear = ""] = await someContacts(world, 4, {
        customerId: ear.customer,
        loggedBy: ear.agent,
      });
      await someContacts(world, 1, { customerId: ear.stranger, loggedBy: ear.yorker });
      await world.setNow(inMonth(2, 11));
      const promise = await aLoggedPromise(world, ear, withPromise);
      await drawSample(world);
      const ctx = await contextOf(world, ear.manager);
      await world.asApp();
      const find = async (contactId: string, found: string, said: string | null = null) =>
        recordFinding(ctx, {
          itemId: (await itemOf(world, contactId)).id,
          found: found as "nothing",
          said,
          told: "broken",
        });
      expect((await itemOf(world, withPromise)).promises).toMatchObject([{ id: promise, isHere: true }]);
      await find(withPromise, `promise:${promise}`);
      await find(withPromise, "unlogged", "And a letter on Monday.");
      await find(without, "nothing");
      await find(unlogged, "unlogged", "I'll send the invoice today.");
      await find(unclear, "unclear");
      expect(await captureRate(world.tx, { month: heardMonth, team: null })).toEqual({ k: 1, n: 3, month: heardMonth });
      expect(await captureRate(world.tx, { month: null, team: ear.york })).toEqual({ k: 0, n: 0, month: heardMonth });
      expect(await hearingByTeam(world.tx, heardMonth)).toMatchObject([
        { contacts: 4, heard: 4, nothing: 1, unclear: 1, logged: 1, unlogged: 2, recorded: 4, promises: 1 },
        { contacts: 1, heard: 0, logged: 0, promises: 0 },
      ]);
      expect(await hearingByMonth(world.tx)).toMatchObject([{ month: heardMonth, contacts: 5, heard: 4, unlogged: 2 }]);
      const days = { from: plainDate("2026-11-01"), to: plainDate("2026-11-30") };
      expect(await countUnlogged(world.tx, days)).toEqual({ found: 2, broken: 2 });
    }));

  test("is never done of one's own contact: it waits for a colleague", () =>
    inTransaction(async (world) => {
      const ear = await anEar(world);
      const [own = ""] = await someContacts(world, 1, { customerId: ear.customer, loggedBy: ear.manager });
      await drawSample(world);
      const [asked, ctx] = [{ month: heardMonth, listener: ear.manager }, await contextOf(world, ear.manager)];
      expect(await nextItem(world.tx, asked)).toBeNull();
      expect(await countOwn(world.tx, asked)).toBe(1);
      const { id: itemId } = await itemOf(world, own);
      await expect(recordFinding(ctx, { itemId, found: "nothing", said: null, told: "unknown" })).rejects.toThrow();
      const colleague = (await aPerson(world, { roles: ["manager"] })).id;
      expect(await nextItem(world.tx, { month: heardMonth, listener: colleague })).toBe(itemId);
    }));
});

describe("the application's login cannot", () => {
  type Hearing = { ear: Ear; contact: string; item: string; late: string; early: string; foreign: string };

  async function aHearing(world: World): Promise<Hearing> {
    const ear = await anEar(world);
    const [contact = ""] = await someContacts(world, 1, { customerId: ear.customer, loggedBy: ear.agent });
    await world.setNow(inMonth(2, 11));
    const early = await aLoggedPromise(world, ear, contact);
    const foreign = await aLoggedPromise(world, ear, null, { customer_id: ear.stranger });
    await drawSample(world);
    const late = await aLoggedPromise(world, ear, contact, { original_due_at: new Date("2026-11-20T10:00:00Z") });
    const { id: item } = await itemOf(world, contact);
    return { ear, contact, item, late, early, foreign };
  }

  const finding = (h: Hearing, columns: Record<string, string>) => (tx: World["tx"]) =>
    insertInto({ tx }, "listening_findings", { id: newId(), item_id: h.item, by_id: h.ear.manager, ...columns });
  const unlogged = (h: Hearing, columns: Record<string, string>) => async (tx: World["tx"]) => {
    const said_id = await someWords({ tx }, "I'll ring you.");
    const whose = { id: newId(), customer_id: h.ear.customer, found_by: h.ear.agent, told: "unknown" };
    await insertInto({ tx }, "unlogged_promises", { ...whose, said_id, found_through: "colleague", ...columns });
  };

  const attacks: [string, (h: Hearing) => (tx: World["tx"]) => Promise<unknown>, RegExp][] = [
    [
      "count a promise as logged that was logged after the draw",
      (h) => finding(h, { kind: "logged", promise_id: h.late }),
      /logged before the month was over/,
    ],
    [
      "count another customer's promise as the one",
      (h) => finding(h, { kind: "logged", promise_id: h.foreign }),
      /a promise to this customer/,
    ],
    [
      "hear as the one who held the contact",
      (h) => finding(h, { kind: "nothing", by_id: h.ear.agent }),
      /done by managers/,
    ],
    [
      "choose what is listened to",
      (h) => (tx) =>
        insertInto({ tx }, "listening_items", {
          id: newId(),
          sample_id: newId(),
          contact_id: h.contact,
          team_id: h.ear.leeds,
          turn: 1,
        }),
      /permission denied/,
    ],
    [
      "draw a sample of its own",
      () => (tx) => tx.execute(sql`select draw_listening_month('2026-11-01', null)`),
      /permission denied/,
    ],
    ["take a sample back", () => (tx) => tx.execute(sql`delete from listening_samples`), /permission denied/],
    [
      "change what was heard",
      () => (tx) => tx.execute(sql`update listening_findings set kind = 'nothing'`),
      /permission denied/,
    ],
    [
      "ask the key what will be drawn",
      (h) => (tx) => tx.execute(sql`select thank_you_chance('listen 2026-11-01', ${h.contact})`),
      /permission denied/,
    ],
    [
      "take away a promise nobody had logged",
      () => (tx) => tx.execute(sql`delete from unlogged_promises`),
      /permission denied/,
    ],
    ["say it was another team's", (h) => unlogged(h, { team_id: h.ear.york }), /permission denied/],
    ["say when it was found", (h) => unlogged(h, { recorded_at: "2026-01-01" }), /permission denied/],
    [
      "find by listening what nobody listened to",
      (h) => async (tx) => {
        await unlogged(h, { found_through: "listening", contact_id: h.contact })(tx);
        await tx.execute(sql`set constraints all immediate`);
      },
      /noted with its contact in the sample/,
    ],
    [
      "find it in another customer's contact",
      (h) => unlogged(h, { customer_id: h.ear.stranger, contact_id: h.contact }),
      /not one with this customer/,
    ],
    [
      "find it in a complaint that is none",
      (h) => unlogged(h, { found_through: "complaint", issue_id: newId() }),
      /not a complaint of this customer/,
    ],
    [
      "find it without words",
      (h) => async (tx) => unlogged(h, { said_id: await someWords({ tx }, " \u200b ") })(tx),
      /words that were said/,
    ],
    [
      "put it right by a promise made before",
      (h) => async (tx) => {
        const id = newId();
        await unlogged(h, { id })(tx);
        await insertInto({ tx }, "unlogged_answers", { unlogged_id: id, promise_id: h.early, by_id: h.ear.agent });
      },
      /made after it came to light/,
    ],
  ];

  test.each(attacks)("%s", (_, attack, sentence) =>
    inTransaction(async (world) => {
      const hearing = await aHearing(world);
      await world.asApp();
      await world.refused(attack(hearing), sentence);
    }),
  );

  test("hear a contact twice, or say that nothing was promised after something was found", () =>
    inTransaction(async (world) => {
      const hearing = await aHearing(world);
      await world.asApp();
      await finding(hearing, { kind: "logged", promise_id: hearing.early })(world.tx);
      await world.refused(finding(hearing, { kind: "nothing" }), /heard already/);
      await world.refused(
        finding(hearing, { kind: "logged", promise_id: hearing.early }),
        /listening_findings_promise_once/,
      );
      expect(drawnAt.getTime()).toBeGreaterThan(inMonth(31).getTime());
    }));
});
