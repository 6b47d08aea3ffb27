import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import { contextOf } from "../testing/accounts";
import { aCustomer } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { aDocument } from "../testing/evidence";
import { anOrganisation, aPerson } from "../testing/factories";
import { addDocumentInput } from "./input";
import { addDocument, forgetDocument } from "./mutations/documents";
import { getDocumentFacts, readDocument } from "./queries/documents";
import { forgetDocuments } from "./tasks";

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
const pdf = new TextEncoder().encode("%PDF-1.7\nwords");

const scene = (test: (world: World, ctx: Awaited<ReturnType<typeof contextOf>>) => Promise<void>) =>
  inTransaction(async (world) => {
    await world.setNow(new Date("2026-11-21T12:00:00Z"));
    await anOrganisation(world);
    const ctx = await contextOf(world, (await aPerson(world, { roles: ["admin"] })).id);
    await world.asApp();
    await test(world, ctx);
  });

const given = (body: Uint8Array | string, name: string, more: Record<string, string> = {}) =>
  addDocumentInput.parse({ keepYears: "3", file: new File([body as BlobPart], name), ...more });

describe("a document", () => {
  it.each([
    ["a PDF called a picture", pdf, "cat.png", "application/pdf"],
    ["a picture called a table", png, "list.csv", "image/png"],
    ["text", "Seven of ten.", "notes.txt", "text/plain"],
    ["a table", "who,says\n1,no\n", "table.csv", "text/csv"],
  ] as const)("is what stands in it: %s", (_, body, name, type) =>
    scene(async (world, ctx) => {
      const { id } = await addDocument(ctx, given(body, name));
      expect(await getDocumentFacts(world.tx, { id })).toMatchObject({
        mediaType: type,
        keptUntilOn: "2029-11-21",
        name,
      });
      const { body: read } = await readDocument(world.tx, { id });
      expect(Buffer.from(read).equals(Buffer.from(body))).toBe(true);
    }),
  );

  it.each([
    ["nothing", "", /nothing in this file/],
    ["a page of the web that is no text of ours", Uint8Array.from([0, 1, 2, 3]), /by what stands in it/],
    ["a ZIP of anything", Uint8Array.from([0x50, 0x4b, 3, 4, 1, 1]), /by what stands in it/],
    ["more than 10 MB", new Uint8Array(10 * 1024 * 1024 + 1).fill(0x61), /larger than 10 MB/],
  ] as const)("is not kept: %s", (_, body, sentence) =>
    scene(async (_world, ctx) => {
      await expect(addDocument(ctx, given(body, "x.pdf"))).rejects.toThrow(sentence);
    }),
  );

  it("is not swapped, not without its file, and passes for nothing else, whoever writes SQL", () =>
    scene(async (world, { actor }) => {
      const id = await aDocument(world, { addedBy: actor.id });
      const other = Buffer.from("Another file.");
      await world.refused(
        (tx) => tx.execute(sql`update document_bodies set body = ${other} where document_id = ${id}`),
        /permission denied/,
      );
      await world.refused((tx) => tx.execute(sql`delete from document_bodies`), /permission denied/);
      await world.refused((tx) => tx.execute(sql`update documents set name = 'x'`), /permission denied/);
      const bare = newId();
      const sha256 = createHash("sha256").update("abc").digest();
      const insert = (tx: World["tx"], type = "text/plain") =>
        tx.execute(sql`insert into documents (id, name, media_type, bytes, sha256, keep_years, added_by)
          values (${bare}, 'Bare', ${type}, 3, ${sha256}, 3, ${actor.id})`);
      await world.refused(async (tx) => {
        await insert(tx);
        await tx.execute(sql`insert into document_bodies values (${bare}, ${other})`);
      }, /another file/);
      await world.refused(async (tx) => {
        await insert(tx, "application/pdf");
        await tx.execute(sql`insert into document_bodies values (${bare}, 'abc'::bytea)`);
      }, /not what it is said to be/);
      await world.refused(async (tx) => {
        await insert(tx);
        await tx.execute(sql`set constraints all immediate`);
      }, /added with its file/);
      await world.refused(
        (tx) =>
          tx.execute(sql`insert into documents (id, name, media_type, bytes, sha256, keep_years, added_by, forgotten_for)
        values (${newId()}, 'x', 'text/plain', 3, ${sha256}, 3, ${actor.id}, 'mistake')`),
        /permission denied|found by the server/,
      );
      await world.asOwner();
      await world.refused(
        (tx) => tx.execute(sql`update document_bodies set body = ${other} where document_id = ${id}`),
        /stays as it was added/,
      );
      await world.refused((tx) => tx.execute(sql`update documents set bytes = 1`), /append-only/);
    }));

  it("is emptied once, by an administrator, and stays said", () =>
    scene(async (world, ctx) => {
      const { id: customerId } = await aCustomer(world);
      const { id } = await addDocument(
        ctx,
        given("Hello.", "a.txt", { customer: `/customers/${customerId}`, name: "Ada’s letter" }),
      );
      expect(await getDocumentFacts(world.tx, { id })).toMatchObject({ customerId });
      await world.asOwner();
      const clerk = await aPerson(world);
      await world.asApp();
      await world.refused(
        (tx) => tx.execute(sql`select forget_document(${id}, ${clerk.id}, 'erasure')`),
        /Only an administrator/,
      );
      await forgetDocument(ctx, { id, because: "erasure" });
      expect(await getDocumentFacts(world.tx, { id })).toMatchObject({
        name: "Erased document",
        forgottenFor: "erasure",
        bytes: 6,
      });
      await expect(readDocument(world.tx, { id })).rejects.toThrow(/not kept any more/);
      await world.refused(
        (tx) => tx.execute(sql`select forget_document(${id}, ${ctx.actor.id}, 'mistake')`),
        /emptied already/,
      );
      await world.refused(
        (tx) => tx.execute(sql`insert into document_bodies values (${id}, 'Hello.'::bytea)`),
        /was forgotten/,
      );
    }));

  it("goes when its years are over, and not a day before", () =>
    scene(async (world, ctx) => {
      const { id } = await addDocument(ctx, given("Hello.", "a.txt", { keepYears: "1" }));
      for (const [now, isKept] of [
        ["2027-11-21T11:00:00Z", true],
        ["2027-11-21T13:00:00Z", false],
      ] as const) {
        await world.asOwner();
        await world.setNow(new Date(now));
        await world.asApp();
        await forgetDocuments(world.tx);
        expect((await getDocumentFacts(world.tx, { id })).forgottenFor).toBe(isKept ? null : "retention");
      }
    }));
});
