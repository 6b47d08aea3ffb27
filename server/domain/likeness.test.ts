import { describe, expect, it } from "vitest";
import { type Common, likeness } from "./likeness";

const nothing: Common = {
  name: "same",
  email: false,
  phone: false,
  phoneVariant: false,
  birthDate: false,
  place: false,
};

describe("two records may be one customer", () => {
  it.each<[string, Partial<Common>, number, string]>([
    ["the same name in one place", { place: true }, 60, "likely"],
    ["nearly the same name in one place", { name: "near", place: true }, 50, "likely"],
    ["an initial in one place", { name: "part", place: true }, 45, "unlikely"],
    ["the same name alone", {}, 40, "unlikely"],
    ["the same name and day of birth", { birthDate: true }, 85, "likely"],
    ["one first name and the number, as after a marriage", { name: "first", phone: true }, 50, "likely"],
    ["one first name and the day of birth", { name: "first", birthDate: true }, 45, "unlikely"],
    ["the same name and a number read with another country", { phoneVariant: true }, 70, "likely"],
    ["everything", { email: true, phone: true, birthDate: true, place: true }, 100, "likely"],
    ["a couple at one number", { name: "different", phone: true, place: true }, 0, "household"],
    ["a couple with one address and one number", { name: "different", phone: true, email: true }, 0, "household"],
    ["twins", { name: "different", phone: true, birthDate: true }, 0, "household"],
    ["neighbours", { name: "different", place: true }, 0, "unlikely"],
  ])("%s", (_, common, score, verdict) => {
    expect(likeness({ ...nothing, ...common })).toMatchObject({ score, verdict });
  });

  it("says why, the strongest first, and one number once", () => {
    const { reasons } = likeness({ ...nothing, phone: true, phoneVariant: true, place: true, email: true });
    expect(reasons).toEqual(["same_email", "same_phone", "same_place", "same_name"]);
  });
});
