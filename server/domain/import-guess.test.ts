import { describe, expect, test } from "vitest";
import type { ImportKind } from "./import-file";
import { guessMapping } from "./import-guess";
import { lookOver } from "./import-look";
import { mappingFaults, wholeMapping } from "./import-mapping";
import { writtenAmounts, writtenDays } from "./import-written";

function guess(kind: ImportKind, headers: string[], rows: string[][]) {
  const over = lookOver(headers, "GB");
  for (const row of rows) over.add(row);
  return guessMapping(kind, over.look(true));
}

const columnsOf = (kind: ImportKind, headers: string[], rows: string[][] = [[]]) =>
  guess(kind, headers, rows).mapping.columns;

describe("columns are told by their names", () => {
  test("in English, German, French and Spanish, however they are spelt", () => {
    expect(columnsOf("customers", ["CustomerId", "FirstName", "last_name", "E-Mail Address", "City"])).toEqual({
      external: "CustomerId",
      given: "FirstName",
      family: "last_name",
      email: "E-Mail Address",
      place: "City",
    });
    expect(
      columnsOf("customers", ["Kunden-Nr.", "Vorname", "Nachname", "Telefon", "Handy", "Ort", "Kunde seit"]),
    ).toEqual({
      account: "Kunden-Nr.",
      given: "Vorname",
      family: "Nachname",
      phone: "Telefon",
      otherPhone: "Handy",
      place: "Ort",
      since: "Kunde seit",
    });
    expect(
      columnsOf("purchases", ["Numéro client", "Date de commande", "N° facture", "Numéro de facture", "Montant"]),
    ).toEqual({
      account: "Numéro client",
      boughtOn: "Date de commande",
      orderRef: "Numéro de facture",
      amount: "Montant",
    });
    expect(columnsOf("customers", ["Número de cliente", "Nombre", "Apellidos", "Teléfono", "Ciudad", "País"])).toEqual({
      account: "Número de cliente",
      given: "Nombre",
      family: "Apellidos",
      phone: "Teléfono",
      place: "Ciudad",
      country: "País",
    });
  });

  test("a company is the customer only where no person is named", () => {
    expect(columnsOf("customers", ["Firma", "Name"]).organisation).toBeUndefined();
    expect(columnsOf("customers", ["Firma", "Ort"]).organisation).toBe("Firma");
  });

  test("the reason of a failed row is no column", () => {
    expect(columnsOf("contacts", ["why this row failed", "note"])).toEqual({ words: "note" });
  });
});

describe("columns are told by what stands in them", () => {
  const rows = [
    ["1", "ann@example.org", "0113 496 0142", "France", "3"],
    ["2", "bo@example.org", "+44 113 496 0999", "DE", "4"],
    ["3", "cy@example.org", "", "Spain", "5"],
  ];

  test("e-mails, phones and countries under other names, with why", () => {
    const { mapping, why } = guess("customers", ["Nr", "Kontakt", "Draht", "Wo", "Sterne"], rows);
    expect(mapping.columns).toEqual({ email: "Kontakt", phone: "Draht", country: "Wo" });
    expect(why).toEqual({
      email: "3 of 3 cells are e-mail addresses",
      phone: "2 of 2 cells are phone numbers",
      country: "3 of 3 cells are countries",
    });
    expect(mapping.matchOn).toBe("email");
  });

  test("a name that is not kept by its cells is doubted", () => {
    const { why } = guess("customers", ["Phone"], [["call after six"], ["none"], ["0113 496 0142"]]);
    expect(why.phone).toBe("by its name, but only 1 of 3 cells can be read as phone numbers");
  });

  test("a day is told by its cells only where the file has one column of days", () => {
    const one = guess("purchases", ["A", "B"], [["2026-01-05", "214.50"]]);
    expect(one.mapping.columns).toEqual({ boughtOn: "A", amount: "B" });
    const two = guess("purchases", ["A", "B"], [["2026-01-05", "2026-01-06"]]);
    expect(two.mapping.columns).toEqual({});
  });
});

describe("how days and amounts are written", () => {
  const orders = (days: string[], amounts: string[] = days.map(() => "1")) =>
    guess(
      "purchases",
      ["Order Date", "Amount"],
      days.map((day, index) => [day, amounts[index] ?? ""]),
    ).mapping;

  test.each<[string[], string | null]>([
    [["2026-01-05"], "ymd"],
    [["03/04/2026", "25/04/2026"], "dmy"],
    [["03/04/2026", "04/25/2026"], "mdy"],
    [["03/04/2026", "04/05/2026"], null],
    [["25/04/2026", "04/25/2026"], null],
    [["05/05/2026"], "ymd"],
    [["tomorrow"], null],
    [[""], "ymd"],
  ])("the days %j are %s", (days, order) => {
    expect(orders(days).dayOrder).toBe(order);
  });

  test.each<[string[], string | null]>([
    [["12", "1,234.50"], "point"],
    [["12", "1.234,50"], "comma"],
    [["1,234", "12"], null],
    [["12.50", "12,50"], null],
    [["12", "13"], "point"],
    [["ten"], null],
    [[""], "point"],
  ])("the amounts %j are %s", (amounts, mark) => {
    expect(
      orders(
        amounts.map(() => "2026-01-05"),
        amounts,
      ).decimalMark,
    ).toBe(mark);
  });

  test("what is doubtful and what is impossible is counted, with examples", () => {
    const over = lookOver(["When", "How much"], "GB");
    for (const row of [
      ["03/04/2026", "1,234"],
      ["25/04/2026", "2.5"],
      ["31/02/2026", "ten"],
    ])
      over.add(row);
    const look = over.look(false);
    expect(writtenDays(look)).toEqual([
      {
        header: "When",
        of: 3,
        readable: { ymd: 0, dmy: 2, mdy: 1 },
        open: 1,
        openExamples: ["03/04/2026"],
        none: 1,
        noneExamples: ["31/02/2026"],
      },
    ]);
    expect(writtenAmounts(look)).toMatchObject([
      { header: "How much", of: 3, readable: { point: 2, comma: 1 }, open: 1, none: 1 },
    ]);
  });

  test("a column that is not made of days is soon left alone", () => {
    const over = lookOver(["Words"], "GB");
    for (let row = 0; row < 1000; row += 1) over.add([`word ${row}`]);
    expect(over.look(true).columns[0]?.days.none).toBeLessThan(300);
  });
});

describe("before a file can be read", () => {
  test("what is missing is said", () => {
    const columns = { boughtOn: "Day", amount: "Sum", orderRef: "Gone" };
    expect(mappingFaults("purchases", wholeMapping({ columns }), ["Day", "Sum"])).toEqual([
      "Say which column tells one customer from another.",
      "Say how days are written in this file.",
      "Say how amounts are written in this file.",
      "The file has no column “Gone”.",
    ]);
    expect(mappingFaults("customers", wholeMapping({ columns: { external: "Id" } }), ["Id"])).toEqual([
      "Say which column holds the name.",
    ]);
    expect(mappingFaults("contacts", wholeMapping({}), [])[0]).toBe("Say which column holds: When it was.");
  });
});
