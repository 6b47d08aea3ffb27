import { hash } from "@node-rs/argon2";
import { setPassword } from "../accounts/mutations/own";
import { openSession } from "../accounts/mutations/sessions";
import { findRequestFacts } from "../auth/queries";
import type { Context } from "../context";
import type { World } from "./database";
import { aPerson } from "./factories";

export const theirPassword = "three kettles by the door";

/** The smallest work argon2 takes: tests sign in often. The parameters stand in the hash, so checking it is the same code. */
const quickly = { memoryCost: 64, timeCost: 1, parallelism: 1 };

/** Somebody with a password. */
export async function aPersonWithPassword(world: World, given: Parameters<typeof aPerson>[1] = {}) {
  const person = await aPerson(world, given);
  await setPassword(world.tx, person.id, await hash(theirPassword, quickly));
  return person;
}

/** Signs somebody in and gives the claim their cookie would hold. */
export async function signedIn({ tx }: World, personId: string) {
  return { uid: personId, sid: await openSession(tx, { personId, ip: "192.0.2.7", userAgent: "A browser" }) };
}

/** The context of somebody signed in, as procedures get it. */
export async function contextOf(world: World, personId: string): Promise<Context> {
  const facts = await findRequestFacts(world.tx, await signedIn(world, personId));
  if (!facts) throw new Error("The session does not hold.");
  return { db: world.tx, ...facts };
}
