/** What a listener says of a contact: was something promised in it? */
export const findingKinds = ["nothing", "logged", "unlogged", "unclear"] as const;
export type FindingKind = (typeof findingKinds)[number];

/** How a promise nobody had logged came to light. */
export const unloggedWays = ["listening", "complaint", "customer", "colleague"] as const;
export type UnloggedWay = (typeof unloggedWays)[number];

/** What became of it, as we were told. */
export const toldOutcomes = ["kept", "broken", "unknown"] as const;
export type ToldOutcome = (typeof toldOutcomes)[number];

/** Contacts drawn for each team while nobody has set another number. */
export const contactsPerTeam = 20;

/** Fewer would say nothing, more would not be listened to. */
export const contactsPerTeamLimits = { least: 10, most: 100 } as const;

/** A contact of the sample is heard once something has been said of it. */
export type Heard = {
  contacts: number;
  heard: number;
  nothing: number;
  unclear: number;
  logged: number;
  unlogged: number;
};

export type Capture = {
  /** Promises found by listening that had been logged before the month was over. */
  k: number;
  /** Promises found by listening. */
  n: number;
};

/**
 * The capture rate: of the promises found by listening, how many had been logged (B7). A contact in which nothing was
 * promised, or of which nobody can tell, is in neither.
 */
export function captureOf({ logged, unlogged }: Pick<Heard, "logged" | "unlogged">): Capture {
  return { k: logged, n: logged + unlogged };
}

/** Promises made for a hundred contacts; null without contacts. */
export function perHundred(promises: number, contacts: number): number | null {
  return contacts === 0 ? null : (promises * 100) / contacts;
}
