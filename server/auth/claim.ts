import { z } from "zod";

/** What a session cookie says, before the database has been asked whether it still holds. */
export type Claim = { sid: string; uid: string };

const shape = z.object({ sid: z.uuid(), uid: z.uuid() });

export function claimOf(payload: unknown): Claim | null {
  return shape.safeParse(payload).data ?? null;
}

/** Under https the name itself makes browsers refuse the cookie from anywhere else. */
export function sessionCookie(secure: boolean): string {
  return secure ? "__Host-standpoint" : "standpoint";
}
