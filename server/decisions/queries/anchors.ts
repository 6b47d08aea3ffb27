import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { DomainError } from "../../domain/errors";
import type { PlainDate } from "../../domain/plain-date";
import { type AnchorFile, trueSignatures } from "./anchor-file";

export type Anchor = {
  anchoredOn: PlainDate;
  decisions: number;
  entries: number;
  root: string;
  recordedAt: Date;
  /** Public keys that signed it, as SPKI in base64. */
  signedBy: string[];
};

/** Anchors shown at once. */
const page = 60;

/** The anchors up to a day (null: the newest), newest first; `next` goes on. */
export async function listAnchors(db: Database, { before }: { before: PlainDate | null }) {
  const rows = await db.execute<Omit<Anchor, "recordedAt"> & { recordedAt: string }>(sql`
    select a.anchored_on::text as "anchoredOn", a.decisions, a.entries, encode(a.root, 'hex') as root, a.recorded_at as "recordedAt",
      array(select s.public_key from anchor_signatures s where s.anchored_on = a.anchored_on order by s.recorded_at, s.public_key) as "signedBy"
    from decision_anchors a where ${before}::date is null or a.anchored_on < ${before}::date
    order by a.anchored_on desc limit ${page + 1}`);
  const anchors = rows.slice(0, page).map((row) => ({ ...row, recordedAt: new Date(row.recordedAt) }));
  return { anchors, next: rows.length > page ? (anchors.at(-1)?.anchoredOn ?? null) : null };
}

/** An anchor to be kept outside the database; `on` null: the newest. Throws when there is none. */
export async function getAnchorFile(db: Database, { on }: { on: PlainDate | null }): Promise<AnchorFile> {
  const [found] = await db.execute<Omit<AnchorFile, "format">>(sql`
    select a.anchored_on::text as "anchoredOn", to_char(a.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt",
      a.decisions, a.entries, encode(a.previous_root, 'hex') as "previousRoot", encode(a.root, 'hex') as root,
      to_jsonb(heads_as_fields(a.anchored_on)) as heads,
      coalesce((select jsonb_agg(jsonb_build_object('publicKey', s.public_key, 'signature', s.signature) order by s.public_key)
        from anchor_signatures s where s.anchored_on = a.anchored_on), '[]') as signatures
    from decision_anchors a where ${on}::date is null or a.anchored_on = ${on}::date
    order by a.anchored_on desc limit 1`);
  if (!found) throw new DomainError("not_found");
  return { format: "standpoint decision anchor 1", ...found, signatures: trueSignatures(found) };
}
