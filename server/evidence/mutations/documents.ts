import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import type { Context } from "../../context";
import { getSurvivor } from "../../customers/queries/survivor";
import { mediaTypeOf } from "../../domain/document-type";
import { DomainError } from "../../domain/errors";
import { readLink } from "../../domain/evidence";
import { mostDocumentBytes } from "../../domain/evidence-words";
import { recordEvent } from "../../events/mutations";
import type { AddDocument } from "../input";

/** Keeps a file as evidence: what it is, is found in it. */
export async function addDocument(ctx: Context, input: AddDocument): Promise<{ id: string }> {
  const { file, keepYears } = input;
  const name = (input.name ?? file.name).trim().slice(0, 200) || "A document";
  const about = input.customer === null ? null : readLink(input.customer);
  if (input.customer !== null && about === null) throw new DomainError("evidence_link_unknown", {}, "customer");
  if (file.size === 0) throw new DomainError("document_empty", {}, "file");
  if (file.size > mostDocumentBytes) throw new DomainError("document_too_large", {}, "file");
  const body = Buffer.from(await file.arrayBuffer());
  const mediaType = mediaTypeOf(body, file.name);
  if (!mediaType) throw new DomainError("document_not_kept", {}, "file");
  return ctx.db.transaction(async (tx) => {
    const id = newId();
    const customerId = about && (await getSurvivor(tx, about)).id;
    const sha256 = createHash("sha256").update(body).digest();
    const facts = { mediaType, bytes: body.length, keepYears };
    // The database takes these columns alone: what becomes of a document is not said when it is added.
    await tx.execute(sql`
      insert into documents (id, name, media_type, bytes, sha256, customer_id, keep_years, added_by)
      values (${id}, ${name}, ${mediaType}, ${body.length}, ${sha256}, ${customerId}, ${keepYears}, ${ctx.actor.id})`);
    await tx.execute(sql`insert into document_bodies (document_id, body) values (${id}, ${body})`);
    await recordEvent(tx, {
      ...{ actor: ctx.actor, action: "document.added", subject: "document", subjectId: id, facts },
      ...(customerId ? { customerId } : {}),
    });
    return { id };
  });
}

/** Empties a document: somebody in it was erased, or it should not have been added. What it was stays said. */
export async function forgetDocument(
  ctx: Context,
  { id, because }: { id: string; because: "erasure" | "mistake" },
): Promise<{ id: string }> {
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select forget_document(${id}::uuid, ${ctx.actor.id}::uuid, ${because})`);
    await recordEvent(tx, {
      ...{ actor: ctx.actor, action: "document.forgotten", subject: "document", subjectId: id },
      facts: { because },
    });
    return { id };
  });
}
