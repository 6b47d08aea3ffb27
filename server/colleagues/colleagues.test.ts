import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import { colleagueThanks } from "@/db/schema";
import { getBrief } from "../customers/queries/brief";
import { contextOf } from "../testing/accounts";
import { someThanks } from "../testing/advocacy";
import { aContact, aCustomer } from "../testing/customers";
import { asApp, inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson, aTeam } from "../testing/factories";
import { aMerge } from "../testing/merging";
import { writeText } from "../texts/mutations";
import { hideThanks, takeBackThanks, thankColleague } from "./mutations";
import { countThanksByTeam, listLatelyForMe, listThanks } from "./queries";

async function aScene(world: World) {
  await anOrganisation(world);
  const [ours, theirs] = [await aTeam(world), await aTeam(world)];
  const member = (team: typeof ours) => aPerson(world, { teamId: team.id, departmentId: team.departmentId });
  const [amara, siân, chloe, dominic] = [
    await member(ours),
    await member(ours),
    await member(ours),
    await member(theirs),
  ];
  const [me, other] = [await contextOf(world, amara.id), await contextOf(world, dominic.id)];
  const customer = await aCustomer(world, { name: "Grace Okonkwo" });
  const contact = await aContact(world, { customerId: customer.id, words: "Amara was wonderful." });
  return { ours, theirs, amara, siân, chloe, dominic, me, other, customer, contact };
}

const seenBy = async (world: World, readerId: string, show: "everybody" | "me") =>
  (await listThanks(world.tx, { show, readerId, after: null })).thanks;

describe("thanks to a colleague", () => {
  it("from a customer reach the person, name the customer, and stand in the customer's timeline", () =>
    inTransaction(async (world) => {
      const { amara, other, me, customer, contact } = await aScene(world);
      const whom = { personId: amara.id, teamId: null };
      await thankColleague(other, { whom, words: "She was wonderful on the phone.", contactId: contact.id });
      expect(await seenBy(world, amara.id, "me")).toMatchObject([
        { whom: amara.name, customer: { id: customer.id, name: "Grace Okonkwo" }, by: other.actor.name },
      ]);
      expect(await listLatelyForMe(world.tx, { readerId: amara.id, now: me.now })).toHaveLength(1);
      const { facts } = await getBrief(me, customer.id);
      expect(facts.timeline.entries.find(({ kind }) => kind === "advocacy")).toMatchObject({
        what: "thanked",
        other: amara.name,
      });
    }));

  it("reach everybody of a team, and nobody else", () =>
    inTransaction(async (world) => {
      const { ours, siân, dominic, other } = await aScene(world);
      await thankColleague(other, {
        whom: { personId: null, teamId: ours.id },
        words: "You made the week.",
        contactId: null,
      });
      expect(await seenBy(world, siân.id, "me")).toHaveLength(1);
      expect(await seenBy(world, dominic.id, "me")).toEqual([]);
    }));

  it("are hidden by whoever is thanked, from everybody else and from the timeline, and shown again", () =>
    inTransaction(async (world) => {
      const { amara, siân, me, other, customer, contact } = await aScene(world);
      const whom = { personId: amara.id, teamId: null };
      await thankColleague(other, { whom, words: "She was wonderful on the phone.", contactId: contact.id });
      const [{ id: thanksId = "" } = {}] = await seenBy(world, siân.id, "everybody");
      await expect(hideThanks(other, { thanksId, hide: true })).rejects.toThrow(/Only whoever is thanked/);
      await hideThanks(me, { thanksId, hide: true });
      expect(await seenBy(world, siân.id, "everybody")).toEqual([]);
      expect(await seenBy(world, amara.id, "everybody")).toMatchObject([{ isHidden: true }]);
      const { facts } = await getBrief(me, customer.id);
      expect(facts.timeline.entries.filter(({ kind }) => kind === "advocacy")).toEqual([]);
      await hideThanks(me, { thanksId, hide: false });
      expect(await seenBy(world, siân.id, "everybody")).toHaveLength(1);
    }));

  it("are taken back by whoever wrote them only", () =>
    inTransaction(async (world) => {
      const { amara, me, other } = await aScene(world);
      await thankColleague(other, {
        whom: { personId: amara.id, teamId: null },
        words: "Thank you for Tuesday.",
        contactId: null,
      });
      const [{ id = "" } = {}] = await seenBy(world, amara.id, "me");
      await expect(takeBackThanks(me, id)).rejects.toThrow(/Only whoever wrote/);
      await takeBackThanks(other, id);
      expect(await seenBy(world, amara.id, "me")).toEqual([]);
    }));

  it("are read through the survivor of the customer", () =>
    inTransaction(async (world) => {
      const { amara, other, customer, contact } = await aScene(world);
      const survivor = await aCustomer(world, { name: "Mrs Okonkwo" });
      await aMerge(world, customer.id, survivor.id);
      await thankColleague(other, {
        whom: { personId: amara.id, teamId: null },
        words: "She was wonderful.",
        contactId: contact.id,
      });
      expect(await seenBy(world, amara.id, "me")).toMatchObject([{ customer: { name: "Mrs Okonkwo" } }]);
    }));
});

it("thanks are counted by team as it was then, by where they came from, small teams together", () =>
  inTransaction(async (world) => {
    const { ours, theirs, amara, siân, dominic, chloe, me, customer } = await aScene(world);
    await someThanks(world, { personId: amara.id, byId: dominic.id });
    await someThanks(world, { personId: amara.id, byId: siân.id });
    await someThanks(world, { personId: chloe.id, byId: dominic.id, customerId: customer.id });
    await someThanks(world, { personId: dominic.id, byId: amara.id });
    await world.tx.execute(
      sql`update people set team_id = ${theirs.id}, department_id = ${theirs.departmentId} where id = ${amara.id}`,
    );
    await aPerson(world, { teamId: ours.id, departmentId: ours.departmentId });
    expect(await countThanksByTeam(world.tx, new Date(me.now.getTime() + 60_000))).toEqual([
      { teamId: ours.id, team: ours.name, fromCustomers: 1, fromOtherTeams: 1, fromWithin: 1 },
      { teamId: null, team: null, fromCustomers: 0, fromOtherTeams: 1, fromWithin: 0 },
    ]);
  }));

describe("Postgres refuses the application's own login", () => {
  it.each(["repeatable read", "serializable"])("thanks from a %s that sees the past", (isolation) =>
    asApp(async (client) => {
      const id = newId();
      const thanked = client.begin(
        `isolation level ${isolation}`,
        (tx) => tx`insert into colleague_thanks (id, by_id, person_id) values (${id}, ${id}, ${newId()})`,
      );
      await expect(thanked).rejects.toThrow(/reads what is committed/);
    }),
  );

  it("thanks to oneself, to nobody, to both, twice, and of a conversation with somebody else", () =>
    inTransaction(async (world) => {
      const { ours, amara, siân, customer, contact } = await aScene(world);
      const stranger = await aContact(world);
      const left = await aPerson(world, { deactivatedAt: new Date("2026-01-01T00:00:00Z") });
      await world.asApp();
      const thank = (given: object) => async (tx: World["tx"]) =>
        tx.insert(colleagueThanks).values({
          id: newId(),
          byId: siân.id,
          wordsId: await writeText(tx, "Thank you for that."),
          ...given,
        });
      await world.refused(thank({ personId: siân.id }), /Nobody thanks themselves/);
      await world.refused(
        thank({ personId: siân.id, customerId: customer.id, contactId: contact.id }),
        /Nobody thanks/,
      );
      await world.refused(thank({}), /colleague_thanks_to_one/);
      await world.refused(thank({ personId: amara.id, teamId: ours.id }), /colleague_thanks_to_one/);
      await world.refused(thank({ personId: amara.id, customerId: customer.id }), /customers_were_said/);
      await world.refused(
        thank({ personId: amara.id, customerId: customer.id, contactId: stranger.id }),
        /another customer/,
      );
      await world.refused(thank({ personId: left.id }), /no longer with us/);
      await thank({ personId: amara.id })(world.tx);
      await world.refused(thank({ personId: amara.id }), /within the last day/);
      await thank({ personId: amara.id, customerId: customer.id, contactId: contact.id })(world.tx);
      await world.refused(
        thank({ personId: amara.id, customerId: customer.id, contactId: contact.id }),
        /passed on already/,
      );
    }));

  it("hiding somebody else's, taking back somebody else's, and rewriting", () =>
    inTransaction(async (world) => {
      const { amara, siân } = await aScene(world);
      const thanks = await someThanks(world, { personId: amara.id, byId: siân.id });
      await world.asApp();
      const set = (values: object) => (tx: World["tx"]) => tx.update(colleagueThanks).set(values);
      await world.refused(set({ hiddenBy: siân.id }), /hidden_by_oneself/);
      await world.refused(set({ withdrawnBy: amara.id }), /taken_back_by_writer/);
      await world.refused(set({ personId: siân.id }), /permission denied/);
      await world.refused(
        (tx) => tx.execute(sql`delete from colleague_thanks where id = ${thanks.id}`),
        /permission denied/,
      );
    }));
});
