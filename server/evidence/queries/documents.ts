import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import { iso } from "../../customers/queries/members";
import { DomainError } from "../../domain/errors";
import type { MediaType } from "../../domain/evidence-words";
import type { PlainDate } from "../../domain/plain-date";
import { type Key, keyOf, pageOf, pageSize } from "./page";

/** A document, without its file. */
export type Document = {
  id: string;
  name: string;
  mediaType: MediaType;
  bytes: number;
  /** Of the file as it came, in hexadecimal. */
  sha256: string;
  customerId: string | null;
  customerName: string | null;
  keptUntilOn: PlainDate;
  by: string;
  at: string;
  forgottenAt: string | null;
  forgottenFor: "retention" | "erasure" | "mistake" | null;
};

const document = sql`d.id, d.name, d.media_type as "mediaType", d.bytes, encode(d.sha256, 'hex') as sha256, s.id as "customerId",
  s.name as "customerName", organisation_day(d.recorded_at + make_interval(years => d.keep_years))::text as "keptUntilOn",
  p.name as by, ${iso(sql`d.recorded_at`)} as at, ${iso(sql`d.forgotten_at`)} as "forgottenAt", d.forgotten_for as "forgottenFor"
  from documents d join people p on p.id = d.added_by
  left join customers m on m.id = d.customer_id left join customers s on s.id = m.survivor_id`;

const documents = preparedSql<Document>(
  "documents",
  sql`select ${document} where (d.recorded_at, d.id) < (${placeholder("at")}::timestamptz, ${placeholder("id")}::uuid)
  order by d.recorded_at desc, d.id desc limit ${sql.raw(String(pageSize + 1))}`,
);

/** Documents, the one added last first; emptied ones stay in the list. */
export async function listDocuments(db: Database, { after }: { after: Key | null }) {
  return pageOf(await documents(db, keyOf(after)));
}

const one = preparedSql<Document>("document", sql`select ${document} where d.id = ${placeholder("id")}::uuid`);

export async function getDocumentFacts(db: Database, { id }: { id: string }): Promise<Document> {
  const [found] = await one(db, { id });
  if (!found) throw new DomainError("not_found");
  return found;
}

/** The file of a document, as it came. */
export async function readDocument(
  db: Database,
  { id }: { id: string },
): Promise<{ name: string; mediaType: MediaType; body: Uint8Array }> {
  const { name, mediaType, forgottenAt } = await getDocumentFacts(db, { id });
  const [file] = await db.execute<{ body: Uint8Array }>(
    sql`select body from document_bodies where document_id = ${id}::uuid`,
  );
  if (forgottenAt !== null || !file) throw new DomainError("document_gone");
  return { name, mediaType, body: file.body };
}
