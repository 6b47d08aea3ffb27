import { v7 } from "uuid";

/** A UUIDv7: made by the app, because the oldest supported Postgres cannot; sorts by the time it was made. */
export function newId(): string {
  return v7();
}
