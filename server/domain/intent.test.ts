import { expect, it } from "vitest";
import { intents, isGoing } from "./intent";

it("leaving and left come before everything else", () => {
  expect(intents.filter(isGoing)).toEqual(["leaving", "left"]);
});
