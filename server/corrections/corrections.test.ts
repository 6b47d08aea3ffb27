import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { correctContactInput } from "../contacts/input";
import { correctContact } from "../contacts/mutations/correct";
import { listTimeline } from "../customers/queries/timeline";
import { correctPurchaseInput } from "../purchases/input";
import { correctPurchase } from "../purchases/mutations";
import { contextOf } from "../testing/accounts";
import { aContact, aCustomer, aPurchase } from "../testing/customers";
import { inTransaction } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { listCorrections } from "./queries";

describe("what stood before a correction", () => {
  it("is kept by the database for a contact, with who and when", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const contact = await aContact(world, { words: "No heating since Tuesday.", feeling: 3 });
      const ctx = await contextOf(world, (await aPerson(world)).id);
      await world.asApp();
      const typed = { channel: contact.channel, direction: contact.direction };
      const first = { ...typed, words: contact.words, feeling: "3" };
      const second = { ...typed, words: "No hot water since Tuesday.", feeling: "1", stage: "use" };
      const third = { ...second, words: "No hot water since Monday." };
      const correct = (base: object, said: object) =>
        correctContact(ctx, correctContactInput.parse({ contactId: contact.id, base, ...said }));
      await correct(first, second);
      await correct(second, third);
      await correct(third, third);
      expect(await listCorrections(ctx.db, "contact", contact.id)).toMatchObject([
        {
          by: ctx.actor.name,
          details: { before: { words: "No hot water since Tuesday." }, after: { words: "No hot water since Monday." } },
        },
        {
          by: ctx.actor.name,
          details: {
            before: { words: "No heating since Tuesday.", feeling: 3, stage: null },
            after: { words: "No hot water since Tuesday.", feeling: 1, stage: "use" },
          },
        },
      ]);
      const { entries } = await listTimeline(ctx.db, { customerId: contact.customerId, only: "change", before: null });
      expect(entries.map((entry) => entry.kind === "change" && entry.action)).toEqual([
        "contact.corrected",
        "contact.corrected",
      ]);
    }));

  it("is kept for a purchase; a withdrawal is no correction", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const line = await aPurchase(world, { amountMinor: 21_400 });
      const ctx = await contextOf(world, (await aPerson(world)).id);
      await world.asApp();
      const typed = { purchaseId: line.id, amount: "241.00", currency: "GBP", boughtOn: "2026-01-05", what: "" };
      await correctPurchase(ctx, correctPurchaseInput.parse({ ...typed, orderRef: line.orderRef }));
      await ctx.db.execute(sql`update purchases set withdrawn_at = now() where id = ${line.id}`);
      expect(await listCorrections(ctx.db, "purchase", line.id)).toMatchObject([
        { by: ctx.actor.name, details: { before: { amount_minor: 21_400 }, after: { amount_minor: 24_100 } } },
      ]);
    }));

  it("is kept too when somebody writes plain SQL with the application's login, in any number of rows", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const { id: customerId } = await aCustomer(world);
      const first = await aContact(world, { customerId, words: "He was furious." });
      const second = await aContact(world, { customerId, words: "He hung up." });
      await world.asApp();
      await world.tx.execute(
        sql`update contacts set words = 'All is well.', feeling = 5 where customer_id = ${customerId}`,
      );
      for (const { id, words } of [first, second])
        expect(await listCorrections(world.tx, "contact", id)).toMatchObject([
          { by: null, details: { before: { words, feeling: null } } },
        ]);
      const { entries } = await listTimeline(world.tx, { customerId, only: "change", before: null });
      expect(entries).toHaveLength(2);
    }));

  it("can be neither written nor changed by the application's login", () =>
    inTransaction(async (world) => {
      const { id } = await aContact(world);
      await world.asApp();
      await world.tx.execute(sql`update contacts set words = 'Another.' where id = ${id}`);
      await world.refused((tx) => tx.execute(sql`update corrections set fields = '{}'`), /permission denied/);
      await world.refused(
        (tx) => tx.execute(sql`insert into corrections select * from corrections`),
        /permission denied/,
      );
      await world.refused(
        (tx) => tx.execute(sql`update texts set body = 'x' where id in (select details_id from corrections)`),
        /permission denied|append-only/,
      );
    }));
});
