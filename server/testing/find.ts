import type { Asker } from "../customers/queries/find";
import { plainDate } from "../domain/plain-date";
import type { World } from "./database";

export const noon = new Date("2026-11-21T12:00:00Z");

/** Somebody who looks for customers; `country` reads national phone numbers. */
export function anAsker({ tx }: World, country = "GB", id = "019a0000-0000-7000-8000-000000000000"): Asker {
  return {
    db: tx,
    actor: {
      id,
      name: "Amara Boateng",
      email: "amara@example.org",
      roles: ["frontline"],
      departmentId: id,
      departmentName: "Service",
      teamId: null,
      isLead: false,
      zone: "Europe/London",
      keysOff: false,
      appointments: [],
      sessionId: id,
    },
    organisation: {
      name: "Harbour",
      zone: "Europe/London",
      country,
      currency: "GBP",
      heavyShare: 0.1,
      heavyValueMinor: null,
      isDemo: false,
      lapseDays: null,
    },
    now: noon,
    today: plainDate("2026-11-21"),
  };
}
