import type { EvidenceKind } from "./decision-words";
import type { ErasureReason } from "./erasure";

/** A record that can be quoted: its words, the day they were said, and whose they are. */
export type Piece = {
  kind: EvidenceKind;
  refId: string;
  words: string;
  at: string;
  /** Null: nobody's in particular. */
  customer: { id: string; name: string } | null;
};

/** Where a piece of evidence comes from, as it stands now. */
export type Origin = {
  customerId: string | null;
  customerName: string | null;
  at: string | null;
  /** The record was taken back or its file emptied. */
  isGone: boolean;
  erasedAt: string | null;
  because: ErasureReason | null;
};

/** The address of the record a piece of evidence points to; null: it has no page of its own. */
export function pathOfEvidence(kind: EvidenceKind, refId: string, customerId: string | null): string | null {
  switch (kind) {
    case "contact":
    case "feedback":
      return customerId && `/customers/${customerId}/contacts/${refId}`;
    case "complaint":
      return customerId && `/customers/${customerId}/issues/${refId}`;
    case "promise":
      return `/promises/${refId}`;
    case "research":
      return `/governance/research/${refId}`;
    case "back_to_floor":
      return `/governance/exposures/${refId}`;
    case "document":
      return `/governance/documents/${refId}`;
    case "call_listening":
      return customerId && `/customers/${customerId}/contacts/${refId}`;
    case "metric":
      return null;
  }
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/**
 * The record somebody means by its address, or by its number alone, as they copied it: the last number in it. Null:
 * there is none in it.
 */
export function readLink(typed: string): string | null {
  return typed.match(uuid)?.at(-1)?.toLowerCase() ?? null;
}
