import { Fault } from "@/server/domain/fault";

/** What a program of the server said on failing, as a sentence with what to do. */
export function faultOf(what: string, place: string, said: string): Fault {
  if (/No space left on device/i.test(said)) {
    return new Fault(`The disk that holds ${place} is full: make room and start again. What was committed is safe.`);
  }
  if (/Read-only file system|Permission denied/i.test(said)) {
    return new Fault(
      `The database's files in ${place} cannot be written: make them writable, or set STANDPOINT_DATA_DIR to another directory.`,
    );
  }
  return new Fault(`${what} (${place}): ${said.split("\n").slice(-4).join(" / ")}`);
}
