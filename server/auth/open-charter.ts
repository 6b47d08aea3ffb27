import "server-only";
import { findPublicCharter, type PublicCharter } from "../charter/queries/public";
import { webDatabase } from "./database";

/** The charter as everybody may read it, signed in or not; null where none is in force. */
export async function openCharter(): Promise<PublicCharter | null> {
  return findPublicCharter(webDatabase());
}
