import { expect, test } from "vitest";
import { addDays, plainDate } from "../domain/plain-date";
import { segmentsQuestion } from "../numbers/queries/segment-sizes";
import { inTransaction } from "../testing/database";
import { anOrganisation } from "../testing/factories";
import { manyPurchases } from "../testing/purchases";
import { movementQuestion } from "./queries/movement";

const dayZero = plainDate("2024-01-15");

test("without a threshold nobody is lost, and who came is still known", () =>
  inTransaction(async (world) => {
    await world.setNow(new Date(`${dayZero}T09:00:00Z`));
    await anOrganisation(world);
    await manyPurchases(world, [{ who: "Ada", on: dayZero, amountMinor: 100 }], ["Ben"]);
    const lens = { asOf: addDays(dayZero, 900), lapseDays: null, segment: null };
    expect(await movementQuestion.count(world.tx, lens)).toEqual({
      days: [[dayZero, 1, 0, 0]],
      customers: 1,
      notYetBought: 1,
      active: null,
    });
    expect(await segmentsQuestion.count(world.tx, lens)).toMatchObject({ all: 2, active: null });
  }));
