import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { statementEvidence } from "@/db/schema";
import type { EvidenceKind } from "../../domain/decision-words";
import { DomainError } from "../../domain/errors";
import { wordsOf } from "../../evidence/queries/pick";
import { writeText } from "../../texts/mutations";

type Given = { kind: EvidenceKind; words: string; refId: string | null };

/** Adds a piece of evidence inside another mutation's transaction; without words of its own it quotes the record whole. */
export async function saveEvidence(
  { db, actor }: { db: Database; actor: { id: string } },
  { kind, words, refId }: Given,
  part: { decisionId: string; statementId: string },
): Promise<void> {
  const quote = words === "" && refId !== null ? await wordsOf(db, kind, refId) : words;
  if (!quote) throw new DomainError("evidence_link_unknown", {}, "evidence.0.link");
  const wordsId = await writeText(db, quote.slice(0, 4000));
  await db.insert(statementEvidence).values({ ...part, id: newId(), kind, refId, wordsId, byId: actor.id });
}
