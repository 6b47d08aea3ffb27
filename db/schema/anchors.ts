import { sql } from "drizzle-orm";
import { check, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytea, day, stamped } from "./foundation";

/**
 * Once a day, the heads of all decisions' chains under one root, which names the root before it. Written by the owner's
 * function alone. Taken out of the database it finds what the chains cannot find themselves: a tail that was cut.
 */
export const decisionAnchors = pgTable("decision_anchors", {
  /** The organisation's day. */
  anchoredOn: day("anchored_on").primaryKey(),
  decisions: integer("decisions").notNull(),
  entries: integer("entries").notNull(),
  previousRoot: bytea("previous_root").notNull(),
  root: bytea("root").notNull(),
  recordedAt: stamped("recorded_at"),
});

/** The heads that had moved since the anchor before: a decision's head of a day is its last row up to that day. */
export const anchoredHeads = pgTable(
  "anchored_heads",
  {
    anchoredOn: day("anchored_on")
      .notNull()
      .references(() => decisionAnchors.anchoredOn),
    decisionId: uuid("decision_id").notNull(),
    sequence: integer("sequence").notNull(),
    hash: bytea("hash").notNull(),
  },
  (table) => [primaryKey({ columns: [table.decisionId, table.anchoredOn] })],
);

/** A root signed with the operator's Ed25519 key, which the database never holds: it keeps what was signed, not whether it is true. */
export const anchorSignatures = pgTable(
  "anchor_signatures",
  {
    anchoredOn: day("anchored_on")
      .notNull()
      .references(() => decisionAnchors.anchoredOn),
    /** The public key, SPKI in base64. */
    publicKey: text("public_key").notNull(),
    /** Of the lines that `anchorMessage` writes, in base64. */
    signature: text("signature").notNull(),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    primaryKey({ columns: [table.anchoredOn, table.publicKey, table.signature] }),
    check(
      "anchor_signatures_base64",
      sql`public_key ~ '^[A-Za-z0-9+/]{40,200}={0,2}$' and signature ~ '^[A-Za-z0-9+/]{80,100}={0,2}$'`,
    ),
  ],
);
