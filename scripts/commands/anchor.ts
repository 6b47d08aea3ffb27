import { generateKeyPairSync } from "node:crypto";
import { writeFileSync } from "node:fs";
import { anchorDecisions, signAnchor } from "@/server/decisions/mutations/anchor";
import { getAnchorFile } from "@/server/decisions/queries/anchors";
import { readText } from "@/server/decisions/tasks";
import { Fault } from "@/server/domain/fault";
import { type PlainDate, plainDate } from "@/server/domain/plain-date";
import { type Command, optional, type Values } from "./command";

const text = { type: "string" } as const;

export const command: Command = {
  purpose: "takes a day's anchor over all decisions out of the database, signed; makes the key that signs it",
  usage: [
    "anchor [--on 2026-11-22] [--key FILE] [--out FILE] [--json]",
    "  the newest anchor without --on; today's is made if the worker has not yet. --key signs it with an Ed25519 private key",
    "anchor --make-key FILE",
    "  writes a new private key to FILE and prints its public key: keep both away from the database",
  ].join("\n"),
  options: { on: text, key: text, out: text, "make-key": text },
  run: async (db, values) => {
    const fresh = optional(values, "make-key");
    if (fresh !== undefined) return makeKey(fresh);
    const on = dayOf(values);
    if (on === null) await anchorDecisions(db);
    const day = plainDate((await getAnchorFile(db, { on })).anchoredOn);
    const key = optional(values, "key");
    if (key !== undefined) await signAnchor(db, { on: day, privateKey: readText(key) });
    const file = await getAnchorFile(db, { on: day });
    const out = optional(values, "out");
    const json = JSON.stringify(file, null, 1);
    if (out === undefined) return { json: file, text: json };
    write(out, `${json}\n`, 0o644);
    const signed = file.signatures.length === 0 ? "not signed" : "signed";
    return { json: file, text: `The anchor of ${day} over ${file.decisions} decisions, ${signed}, is in ${out}.` };
  },
};

function dayOf(values: Values): PlainDate | null {
  const on = optional(values, "on");
  try {
    return on === undefined ? null : plainDate(on);
  } catch {
    throw new Fault(`--on ${on} is no day, such as 2026-11-22.`);
  }
}

function makeKey(path: string) {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  write(path, privateKey.export({ format: "pem", type: "pkcs8" }).toString(), 0o600);
  const pem = publicKey.export({ format: "pem", type: "spki" }).toString();
  return { json: { publicKey: pem }, text: pem.trimEnd() };
}

/** Never over something that is there: a key that is overwritten is lost. */
function write(path: string, content: string, mode: number): void {
  try {
    writeFileSync(path, content, { flag: "wx", mode });
  } catch {
    throw new Fault(`The file ${path} cannot be written, or is there already.`);
  }
}
