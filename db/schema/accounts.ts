import { sql } from "drizzle-orm";
import { check, doublePrecision, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytea, instant, people, stamped } from "./foundation";

/** The password of a person, as argon2id keeps it. No row: they sign in another way, or not yet. */
export const credentials = pgTable(
  "credentials",
  {
    personId: uuid("person_id")
      .primaryKey()
      .references(() => people.id),
    passwordHash: text("password_hash").notNull(),
    changedAt: stamped("changed_at"),
  },
  () => [check("credentials_are_argon2id", sql`password_hash like '$argon2id$%'`)],
);

/** Somebody's stay in one browser. Over when it is revoked, past its end, or left alone for too long. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid("id").primaryKey(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    createdAt: stamped("created_at"),
    lastSeenAt: stamped("last_seen_at"),
    expiresAt: stamped("expires_at"),
    revokedAt: instant("revoked_at"),
    ip: text("ip"),
    userAgent: text("user_agent"),
  },
  (table) => [index("sessions_person").on(table.personId, table.createdAt)],
);

/** One-time links. Only the hash is kept: whoever reads the table cannot use it. */
export const tokens = pgTable(
  "tokens",
  {
    hash: bytea("hash").primaryKey(),
    kind: text("kind").notNull(),
    personId: uuid("person_id").references(() => people.id),
    createdAt: stamped("created_at"),
    expiresAt: stamped("expires_at"),
    usedAt: instant("used_at"),
  },
  (table) => [
    index("tokens_person").on(table.personId),
    check("tokens_kind_known", sql`kind in ('set_up','reset')`),
    check("tokens_reset_names_a_person", sql`(kind = 'reset') = (person_id is not null)`),
    check("tokens_hash_is_sha256", sql`octet_length(hash) = 32`),
  ],
);

/** Token buckets: how many more tries a key (a hashed e-mail, an address) has. */
export const rateLimits = pgTable("rate_limits", {
  key: text("key").primaryKey(),
  tokens: doublePrecision("tokens").notNull(),
  refilledAt: instant("refilled_at").notNull(),
});
