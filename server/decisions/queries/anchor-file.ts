import { createHash, createPublicKey, verify } from "node:crypto";
import { z } from "zod";
import { Fault } from "../../domain/fault";
import { daysBetween, plainDate } from "../../domain/plain-date";

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const head = z.string().regex(/^[0-9a-f-]{36} [1-9]\d* [0-9a-f]{64}$/);
const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);

/** An anchor as it is kept outside the database: every chain's head, the root over them, and who signed it. */
const anchorFile = z.object({
  format: z.literal("standpoint decision anchor 1"),
  anchoredOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  recordedAt: z.string(),
  decisions: z.number().int().min(0),
  entries: z.number().int().min(0),
  previousRoot: hex,
  root: hex,
  /** "decision entries hash", in the order of the ids. */
  heads: z.array(head),
  /** The public key as SPKI and the signature, both in base64. */
  signatures: z.array(z.object({ publicKey: base64, signature: base64 })),
});
export type AnchorFile = z.output<typeof anchorFile>;

/**
 * The root over an anchor's heads, in hexadecimal: SHA-256 over its fields, each led by its length in bytes. Written apart
 * from the database's anchor_root, with which it agrees. Source: ruling 19.
 */
export function rootOf({ anchoredOn, previousRoot, heads }: Pick<AnchorFile, "anchoredOn" | "previousRoot" | "heads">) {
  const day = daysBetween(plainDate("1970-01-01"), plainDate(anchoredOn));
  const fields = ["decision anchor 1", String(day), previousRoot, ...heads];
  const input = fields.map((field) => `${Buffer.byteLength(field)}:${field}`).join(",");
  return createHash("sha256").update(input).digest("hex");
}

/** What the operator's key signs of an anchor. */
export function anchorMessage({ anchoredOn, root }: Pick<AnchorFile, "anchoredOn" | "root">): Buffer {
  return Buffer.from(`standpoint decision anchor 1\n${anchoredOn}\n${root}\n`);
}

/**
 * Reads an anchor that was kept outside the database. Throws a sentence when it is none, was changed, bears a signature
 * that is not true, or is not signed by the key that is asked for (a public key as PEM).
 */
export function readAnchorFile(text: string, signer: string | null = null): AnchorFile {
  const read = anchorFile.safeParse(parsed(text));
  if (!read.success) throw new Fault("This file is no anchor of decisions.");
  const file = read.data;
  if (rootOf(file) !== file.root) throw new Fault("The anchor file was changed: its root does not fit its heads.");
  const wrong = file.signatures.length > trueSignatures(file).length;
  if (wrong) throw new Fault("The anchor file was changed: a signature does not fit its root.");
  if (signer !== null && !file.signatures.some(({ publicKey }) => publicKey === spki(signer)))
    throw new Fault("The anchor file is not signed by this key.");
  return file;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The signatures that are true of the root: whoever may write to the database can put another beside them. */
export function trueSignatures(file: Pick<AnchorFile, "anchoredOn" | "root" | "signatures">): AnchorFile["signatures"] {
  return file.signatures.filter((signed) => isTrue(file, signed));
}

function isTrue(
  file: Pick<AnchorFile, "anchoredOn" | "root">,
  { publicKey, signature }: AnchorFile["signatures"][number],
): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
    return verify(null, anchorMessage(file), key, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}

function spki(pem: string): string {
  try {
    return createPublicKey(pem).export({ format: "der", type: "spki" }).toString("base64");
  } catch {
    throw new Fault("This is no public key in PEM.");
  }
}
