import type { Database } from "@/db/client";
import { findCredential } from "../accounts/queries";
import { TooBusy } from "../turns";
import { isPassword } from "./password";
import { forgiveTries, takeTry, triesForEmail, triesFromAddress } from "./tries";

export type SignInRefusal = "wrong" | "too_many" | "busy";

/**
 * Whose e-mail and password these are. An unknown e-mail, a wrong password, a person without one and a person who
 * left get the same answer after the same work, so that nobody learns who works here.
 */
export async function personByPassword(
  db: Database,
  given: { email: string; password: string; address: string },
): Promise<{ personId: string } | { refused: SignInRefusal }> {
  const email = given.email.trim().toLowerCase();
  const perEmail = triesForEmail(email);
  const mayTry = (await takeTry(db, triesFromAddress(given.address))) && (await takeTry(db, perEmail));
  if (!mayTry) return { refused: "too_many" };
  const known = await findCredential(db, email);
  const answer = await fits(given.password, known?.passwordHash ?? null);
  if (answer !== "yes") return { refused: answer };
  if (!known) return { refused: "wrong" };
  await forgiveTries(db, perEmail);
  return { personId: known.personId };
}

async function fits(password: string, passwordHash: string | null): Promise<"yes" | "wrong" | "busy"> {
  try {
    return (await isPassword(password, passwordHash)) ? "yes" : "wrong";
  } catch (error) {
    if (error instanceof TooBusy) return "busy";
    throw error;
  }
}
