import { newId } from "@/db/id";
import { lapseThresholds } from "@/db/schema";
import { plainDate } from "../domain/plain-date";
import { reportQuarters } from "../reports/tasks";
import { aCustomer, aPurchase } from "./customers";
import type { World } from "./database";
import { anOrganisation, aPerson } from "./factories";

/** Three customers: one who stays, one lost in the quarter under 90 days, one new in it. */
export async function aReportingCompany(world: World) {
  await world.setNow(new Date("2026-08-10T10:00:00Z"));
  await anOrganisation(world);
  const board = await aPerson(world, { roles: ["board"] });
  await setThreshold(world, board.id, 90);
  const [stays, goes, comes] = [await aCustomer(world), await aCustomer(world), await aCustomer(world)];
  for (const day of ["2026-05-01", "2026-07-15", "2026-09-15"]) await buys(world, stays.id, day);
  await buys(world, goes.id, "2026-05-01");
  await buys(world, comes.id, "2026-08-01");
  return { board: board.id, stays: stays.id, goes: goes.id, comes: comes.id };
}

export const buys = (world: World, customerId: string, day: string) =>
  aPurchase(world, { customerId, boughtOn: plainDate(day), amountMinor: 10_000, currency: "GBP" });

export const setThreshold = ({ tx }: World, setBy: string, days: number) =>
  tx.insert(lapseThresholds).values({ id: newId(), days, reason: "So it looks from here.", setBy });

export const tellQuarters = (world: World) => reportQuarters(world.tx);
