import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { likelyFrom, likeness } from "../domain/likeness";
import { nameLikenesses, similarName } from "../domain/similar-name";
import { inTransaction } from "../testing/database";

const awkward = [
  "Maria Okonkwo",
  "Okonkwo, Maria",
  "Mrs. María Okonkwo",
  "M. Okonkwo",
  "M O",
  "Margeret O'Neill",
  "Margaret O Neill",
  "Micheal Adeyemi",
  "Michael Adeyemi",
  "Straße & Söhne GmbH",
  "Strasse und Sohne",
  "李 小龍",
  "李小龍",
  "Ødegård Ltd",
  "Odegard Limited",
  "The Company",
  "Mr",
  "Unit 12",
  "Unit 13",
  "",
  "…",
  "x".repeat(300),
  `${"x".repeat(299)}y`,
];

const word = fc.constantFrom(
  "Maria",
  "Mara",
  "Mária",
  "M",
  "Okonkwo",
  "Okonkvo",
  "Okonwko",
  "Ngozi",
  "Mrs",
  "Ltd",
  "5012",
  "5013",
  "Anna",
  "Ann",
);
const name = fc.oneof(
  fc.array(word, { maxLength: 4 }).map((words) => words.join(" ")),
  fc.string({ unit: "grapheme", maxLength: 20 }).filter((text) => !text.includes("\0")),
);

describe("the database and the domain agree", () => {
  it("on how alike two names are", () =>
    inTransaction(async ({ tx }) => {
      const generated = fc.sample(fc.tuple(name, name), { numRuns: 1500, seed: 7 });
      const pairs = [...awkward.flatMap((one) => awkward.map((other) => [one, other])), ...generated];
      const rows = await tx.execute<{ said: string; one: string; other: string; a: string; b: string }>(sql`
        select similar_name(p ->> 0, p ->> 1) as said, name_key(p ->> 0) as one, name_key(p ->> 1) as other,
               p ->> 0 as a, p ->> 1 as b
          from jsonb_array_elements(${JSON.stringify(pairs)}::jsonb) p`);
      const apart = rows.filter(({ said, one, other }) => said !== similarName(one, other));
      expect(apart).toEqual([]);
      expect(new Set(rows.map(({ said }) => said))).toEqual(new Set(nameLikenesses));
    }));

  it("on what everything in common weighs", () =>
    inTransaction(async ({ tx }) => {
      const flags = [true, false];
      for (const nameLike of nameLikenesses)
        for (const email of flags)
          for (const phone of flags)
            for (const phoneVariant of flags)
              for (const birthDate of flags)
                for (const place of flags) {
                  const [row] = await tx.execute<{ score: number; reasons: string[] }>(
                    sql`select * from weigh_likeness(${nameLike}, ${email}, ${phone}, ${phoneVariant}, ${birthDate}, ${place})`,
                  );
                  const said = likeness({ name: nameLike, email, phone, phoneVariant, birthDate, place });
                  expect(row).toEqual({ score: said.score, reasons: said.reasons });
                  expect(said.verdict === "likely").toBe((row?.score ?? 0) >= likelyFrom);
                }
    }));
});
