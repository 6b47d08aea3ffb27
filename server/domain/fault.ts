/** Something the person who runs Standpoint can mend. The message says in a sentence what is wrong and what to do. */
export class Fault extends Error {
  override readonly name = "Fault";
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
