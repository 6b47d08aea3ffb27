import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { anchorSignatures } from "@/db/schema";
import { Fault } from "../../domain/fault";
import { type PlainDate, plainDate } from "../../domain/plain-date";
import { anchorMessage } from "../queries/anchor-file";

/** Anchors all chains under the day's root, unless that was done. Answers the day; null: it was. */
export async function anchorDecisions(db: Database): Promise<PlainDate | null> {
  const [row] = await db.execute<{ day: string | null }>(sql`select anchor_decisions()::text as day`);
  return row?.day ? plainDate(row.day) : null;
}

/** Signs a day's root with the operator's Ed25519 key (PEM); once a key. Throws when the key is none, or the day has no anchor. */
export async function signAnchor(
  db: Database,
  { on, privateKey }: { on: PlainDate; privateKey: string },
): Promise<void> {
  const key = readKey(privateKey);
  const [anchor] = await db.execute<{ root: string }>(
    sql`select encode(root, 'hex') as root from decision_anchors where anchored_on = ${on}::date`,
  );
  if (!anchor) throw new Fault(`There is no anchor of ${on}.`);
  const publicKey = createPublicKey(key).export({ format: "der", type: "spki" }).toString("base64");
  const signature = sign(null, anchorMessage({ anchoredOn: on, root: anchor.root }), key).toString("base64");
  await db.insert(anchorSignatures).values({ anchoredOn: on, publicKey, signature }).onConflictDoNothing();
}

function readKey(pem: string) {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch {
    // Said below: what is wrong with a key is nobody's to read.
  }
  throw new Fault(
    "The key that signs anchors is an Ed25519 private key in PEM. `npm run standpoint -- anchor --make-key FILE` makes one.",
  );
}
