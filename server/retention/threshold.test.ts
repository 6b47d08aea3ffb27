import { expect, test } from "vitest";
import type { Lens } from "../domain/lens";
import { addDays, plainDate } from "../domain/plain-date";
import { inTransaction } from "../testing/database";
import { anOrganisation } from "../testing/factories";
import { manyPurchases } from "../testing/purchases";
import { livesQuestion } from "./queries/lives";
import { spellsQuestion } from "./queries/spells";
import { tenureQuestion } from "./queries/tenure";
import { winBacksQuestion } from "./queries/win-backs";

const dayZero = plainDate("2024-01-15");

test("without a lapse threshold nothing is said that needs one", async () => {
  await inTransaction(async (world) => {
    await anOrganisation(world);
    await manyPurchases(world, [{ who: "Ada", on: dayZero, amountMinor: 100 }]);
    const lens: Lens = { asOf: addDays(dayZero, 900), lapseDays: null, segment: null };
    expect(await livesQuestion.count(world.tx, lens)).toMatchObject({
      second: [
        [2024, 0, 1, 0, 0],
        [2024, 900, 0, 0, 1],
      ],
      survival: [],
      survivalStated: [],
    });
    expect(await spellsQuestion.count(world.tx, lens)).toMatchObject({ spells: [], current: [], ended: 0 });
    expect(await tenureQuestion.count(world.tx, lens)).toEqual({ lives: [], held: [] });
    expect(await winBacksQuestion.count(world.tx, lens)).toEqual({ stock: [], lapses: [] });
  });
});
