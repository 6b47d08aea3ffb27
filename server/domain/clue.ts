import { countryCodeOfNumber } from "./country";
import { phoneNumber } from "./handle";
import type { IdentityChannel } from "./identity";

/** What a telephone system, a mail program or a link knows of who is calling. */
export type Clue = { number?: string | undefined; email?: string | undefined; account?: string | undefined };

/** The one thing a clue says; a plus that a link turned into a space is one again. */
export function clueOf({ number, email, account }: Clue): { channel: IdentityChannel; handle: string; clue: Clue } {
  if (number) {
    const handle = number.replace(/^ (?=\d)/, "+").trim();
    return { channel: "phone", handle, clue: { number: handle } };
  }
  if (email) return { channel: "email", handle: email.trim(), clue: { email: email.trim() } };
  const handle = account?.trim() ?? "";
  return { channel: "account", handle, clue: handle ? { account: handle } : {} };
}

/** A clue as the fields of a new customer; a number with its country says where they are. */
export function freshFrom({ number, email, account }: Clue): Record<string, string> {
  const e164 = number ? phoneNumber(number, "") : null;
  const country = e164 ? countryCodeOfNumber(e164) : null;
  return {
    ...(number ? { phone: number } : {}),
    ...(email ? { email } : {}),
    ...(account ? { account } : {}),
    ...(country ? { country } : {}),
  };
}
