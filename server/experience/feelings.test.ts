import { inArray, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "@/db/id";
import { contacts, feedbacks } from "@/db/schema";
import { chanceFrom } from "../domain/chance";
import { contactCauses } from "../domain/contact";
import { type FeltBy, feelingMatrix, feelingWindows, latestLevels, levelCounts } from "../domain/feeling";
import { addDays, dayIn, type PlainDate, plainDate } from "../domain/plain-date";
import { aContact, aCustomer, aPurchase } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { aMerge, anUnmerge } from "../testing/merging";
import { type FeelingPicture, feelingsQuestion } from "./queries/feelings";
import { listExperienceRows, type RowsOf } from "./queries/rows";

const zone = "America/New_York";
const today = plainDate("2026-06-30");
const nothing = {
  ...{ level: null, of: null, from: null, to: null, group: null, cut: null, value: null },
  ...{ standing: null, source: null, score: null, month: null, known: null, channel: null, stage: null },
};

type Felt = FeltBy & { cause: string };

/** Two dozen customers, some merged into others, and how they felt over a year and a half, in no order. */
async function aCompany(world: World) {
  await world.setNow(new Date("2026-07-01T03:30:00Z"));
  await anOrganisation(world, { zone });
  const loggedBy = (await aPerson(world)).id;
  const chance = chanceFrom(7);
  const pick = (most: number) => Math.floor(chance.even() * most);
  const ids: string[] = [];
  for (let at = 0; at < 24; at += 1) ids.push((await aCustomer(world)).id);
  const survivors = new Map(ids.map((id) => [id, id]));
  const [one = "", two = "", three = "", four = ""] = ids;
  await aMerge(world, one, two);
  await aMerge(world, three, four);
  const apart = await aMerge(world, ids[5] ?? "", ids[6] ?? "");
  await anUnmerge(world, apart);
  survivors.set(one, two).set(three, four);
  const told = Array.from({ length: 200 }, (_, at) => {
    const customerId = ids[pick(ids.length)] ?? "";
    // Half past three at night in London is the evening before here: the day is the organisation's.
    const happenedAt = new Date(Date.UTC(2025, 0, 1 + pick(545), pick(24), 30));
    const cause = contactCauses[pick(contactCauses.length)] ?? "other";
    return { id: newId(), customerId, happenedAt, feeling: 1 + pick(5), cause, isGone: at % 17 === 0 };
  });
  const said = { channel: "phone", direction: "in", words: "Rang.", loggedBy } as const;
  await world.tx.insert(contacts).values(told.map(({ isGone: _, ...contact }) => ({ ...contact, ...said })));
  const gone = told.filter(({ isGone }) => isGone).map(({ id }) => id);
  await world.tx.execute(sql`alter table contacts disable trigger user`);
  await world.tx
    .update(contacts)
    .set({ withdrawnAt: new Date("2026-06-30T00:00:00Z") })
    .where(inArray(contacts.id, gone));
  await world.tx.execute(sql`alter table contacts enable trigger user`);
  const felt: Felt[] = told.flatMap(({ isGone, happenedAt: at, customerId, ...of }) =>
    isGone ? [] : [{ ...of, at, customerId: survivors.get(customerId) ?? "" }],
  );
  return { felt, survivors: new Set(survivors.values()) };
}

const within = (felt: readonly Felt[], after: PlainDate, until: PlainDate) =>
  felt.filter(({ at }) => dayIn(zone, at) > after && dayIn(zone, at) <= until);

test("levels, coverage, moves and topics are the same in SQL and in the domain, whoever is merged", () =>
  inTransaction(async (world) => {
    const { felt, survivors } = await aCompany(world);
    await world.asApp();
    for (const asOf of [today, plainDate("2026-03-01"), plainDate("2025-02-10")]) {
      const answer = await feelingsQuestion.count(world.tx, { asOf, lapseDays: null, segment: null });
      for (const windowDays of feelingWindows) {
        const picture: FeelingPicture = answer[`d${windowDays}`];
        const now = within(felt, addDays(asOf, -windowDays), asOf);
        const before = within(felt, addDays(asOf, -2 * windowDays), addDays(asOf, -windowDays));
        const levels = latestLevels(now);
        expect(picture.levels).toEqual(levelCounts(levels.values()));
        expect(picture.matrix).toEqual(feelingMatrix(latestLevels(before), levels));
        expect(picture.everyone.answered).toBe(levels.size);
        const { answered, asked, notAsked } = picture.everyone;
        expect(answered + asked + notAsked).toBeLessThanOrEqual(survivors.size);
        if (asOf === today) expect(answered + asked + notAsked).toBe(survivors.size);
        expect(picture.active).toBeNull();
        const ok = new Set(
          now.filter(({ customerId }) => levels.get(customerId) === 3).map((f) => `${f.customerId} ${f.cause}`),
        );
        const causes = picture.topics.filter(({ cut }) => cut === "cause");
        expect(causes.reduce((sum, { ok: n }) => sum + n, 0)).toBe(ok.size);
      }
    }
  }));

test("every number of the page opens as many customers as it says", () =>
  inTransaction(async (world) => {
    await aCompany(world);
    await world.asApp();
    const lens = { asOf: today, lapseDays: null, segment: null };
    const picture = (await feelingsQuestion.count(world.tx, lens)).d365;
    const total = async (which: Parameters<typeof listExperienceRows>[1], of: Partial<RowsOf>) =>
      (await listExperienceRows(world.tx, which, { ...nothing, ...lens, windowDays: 365, ...of }, null)).total;
    for (const [at, n] of picture.levels.entries()) expect(await total("level", { level: at + 1 })).toBe(n);
    for (const [from, row] of picture.matrix.entries())
      for (const [to, n] of row.entries())
        expect(await total("moved", { from: from + 1, to: (["1", "2", "3", "4", "5"] as const)[to] ?? null })).toBe(n);
    const up = picture.matrix.flatMap((row, from) => row.filter((_, to) => to > from));
    expect(await total("moved", { to: "up" })).toBe(up.reduce((sum, n) => sum + n, 0));
    for (const [at, n] of picture.said.entries()) {
      expect(await total("level", { level: at + 1, known: "said" })).toBe(n);
      expect(await total("level", { level: at + 1, known: "noted" })).toBe((picture.levels[at] ?? 0) - n);
    }
    for (const [from, row] of picture.matrix.entries())
      expect(await total("moved", { from: from + 1, to: "any" })).toBe(row.reduce((sum, n) => sum + n, 0));
    for (const { value, levels } of picture.channels) {
      for (const [at, n] of levels.entries()) expect(await total("level", { level: at + 1, channel: value })).toBe(n);
      expect(await total("level", { group: "happy", channel: value })).toBe((levels[3] ?? 0) + (levels[4] ?? 0));
    }
    expect(await total("level", {})).toBe(picture.everyone.answered);
    expect(await total("asked", {})).toBe(picture.everyone.asked);
    expect(await total("not_asked", {})).toBe(picture.everyone.notAsked);
    for (const { cut, value, ok, happy } of picture.topics) {
      expect(await total("topic", { cut, value, group: "ok" })).toBe(ok);
      expect(await total("topic", { cut, value, group: "happy" })).toBe(happy);
    }
  }));

test("what a customer said from outside is told from what we noted, and who was only in touch from who was not", () =>
  inTransaction(async (world) => {
    await world.setNow(new Date("2026-06-30T12:00:00Z"));
    await anOrganisation(world, { zone });
    const [said, noted, touched, silent] = [
      await aCustomer(world),
      await aCustomer(world),
      await aCustomer(world),
      await aCustomer(world),
    ];
    const happenedAt = new Date("2026-06-20T12:00:00Z");
    const review = await aContact(world, { customerId: said.id, happenedAt, feeling: 3, channel: "web" });
    await world.tx.insert(feedbacks).values({ contactId: review.id, source: "survey" } as never);
    await aContact(world, { customerId: noted.id, happenedAt, feeling: 3, stage: "use" });
    await aContact(world, { customerId: touched.id, happenedAt });
    await aPurchase(world, { customerId: silent.id, boughtOn: plainDate("2026-06-01") });
    await aPurchase(world, { customerId: noted.id, boughtOn: plainDate("2026-06-01") });
    await world.asApp();
    const { d30 } = await feelingsQuestion.count(world.tx, { asOf: today, lapseDays: 90, segment: null });
    expect([d30.levels, d30.said]).toEqual([
      [0, 0, 2, 0, 0],
      [0, 0, 1, 0, 0],
    ]);
    expect(d30.everyone).toEqual({ answered: 2, asked: 1, notAsked: 1 });
    expect(d30.active).toEqual({ answered: 1, asked: 0, notAsked: 1 });
    const total = async (of: Partial<RowsOf>) => {
      const asked = { ...nothing, asOf: today, lapseDays: 90, segment: null, windowDays: 30 as const, ...of };
      return (await listExperienceRows(world.tx, "level", asked, null)).total;
    };
    expect(await total({ known: "said" })).toBe(1);
    expect(await total({ known: "noted", level: 3 })).toBe(1);
    expect(await total({ of: "active" })).toBe(1);
    expect(await total({ stage: "use" })).toBe(1);
    expect(await total({ stage: "use", known: "said" })).toBe(0);
    expect(d30.channels).toEqual([
      { value: "phone", levels: [0, 0, 1, 0, 0] },
      { value: "web", levels: [0, 0, 1, 0, 0] },
    ]);
    expect(d30.stages).toEqual([{ value: "use", levels: [0, 0, 1, 0, 0] }]);
  }));
