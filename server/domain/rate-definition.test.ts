import { expect, it, test } from "vitest";
import { rateDefinition } from "./rate-definition";

/** Every rule of B3 and of rulings 1 to 7, 10 and 11 that makes a figure what it is, by the words that say it. */
const rules: readonly (readonly [string, RegExp])[] = [
  ["one promise, once", /Each promise once/],
  [
    "the headline time is the original or the customer's own earlier wish",
    /asked for before it was due and before we had moved/,
  ],
  ["due is past the time, not at it", /from the moment after that time has passed/],
  ["not due yet is not counted", /not due yet is in no rate/],
  ["the server's clock judges", /as our own clock saw it/],
  ["an honest attempt counts and is told apart", /tried in time, with a message left/],
  ["moves by us with consent are M2 alone", /consent before it was due\. M2 − M1/],
  ["M3 with response and both bounds", /silent had said no, and if all had said yes/],
  ["late", /Done late/],
  ["too early", /before a promised window opened/],
  ["our cancellation", /cancelled by us/],
  ["unproven", /without proof from before it was due/],
  ["nothing after due helps", /after its time changes nothing/],
  ["a dispute stands", /customer says that it was not kept, it was not kept/],
  ["a disputed wish", /disputes never moved anything/],
  ["void needs a second person before due", /confirmed by a second who neither made nor owned it, before it was due/],
  ["cancelled by the customer in time", /Cancelled by the customer before it was due/],
  ["provisional", /provisional until nobody can/],
  ["levels and origins apart", /three rates/],
  ["imported on its source's dates", /dates of its source/],
  ["cuts as at due", /as they stood when it fell due/],
  ["segments are today's", /Segments are today’s/],
  ["nobody but oneself", /no rate by person, except one’s own/],
  ["Wilson, and no percentage under ten", /Wilson’s interval.*Under ten there is no percentage/],
  ["the organisation's day", /organisation’s zone/],
  ["which quantile", /linear interpolation/],
];

const words = rateDefinition.rules.map(({ says }) => says).join(" ");

test.each(rules)("says in plain words: %s", (_, said) => {
  expect(words).toMatch(said);
});

it("has a version that is raised with its words", () => {
  expect(rateDefinition.version).toBe(1);
  expect(rateDefinition.rules.every(({ says }) => says.endsWith("."))).toBe(true);
});
