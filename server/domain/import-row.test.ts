import { describe, expect, test } from "vitest";
import { importFields } from "./import-fields";
import type { ImportKind } from "./import-file";
import { type ImportMapping, wholeMapping } from "./import-mapping";
import { progressOf } from "./import-progress";
import { kindOfReason } from "./import-reason";
import type { Frame, Read } from "./import-row";
import { contactReader } from "./import-row-contact";
import { customerReader } from "./import-row-customer";
import { promiseReader } from "./import-row-promise";
import { purchaseReader } from "./import-row-purchase";

const readers = {
  customers: customerReader,
  purchases: purchaseReader,
  contacts: contactReader,
  promises: promiseReader,
};

/** Reads one row whose columns are called like the fields they hold. */
function read(kind: ImportKind, row: Record<string, string>, mapping: Partial<ImportMapping> = {}): Read<unknown> {
  const headers = importFields(kind).map(({ key }) => key);
  const frame: Frame = {
    headers,
    mapping: wholeMapping({
      columns: Object.fromEntries(headers.map((key) => [key, key])),
      dayOrder: "dmy",
      decimalMark: "point",
      ...mapping,
    }),
    defaults: { country: "GB", currency: "GBP", zone: "Europe/London" },
  };
  return readers[kind](frame)(headers.map((header) => row[header] ?? ""));
}

const reasonOf = (found: Read<unknown>) => ("reason" in found ? found.reason : "was read");
const rowOf = (found: Read<unknown>) => ("row" in found ? found.row : found.reason);

describe("a customer's row", () => {
  const ann = { external: "A-1", name: "Ann" };

  test("is read with everything it says", () => {
    const row = {
      external: " 007 ",
      account: "a 004-417",
      given: "Ann",
      family: "Lee",
      called: "Mrs Lee",
      place: "Leeds",
      country: "Deutschland",
      since: "3.4.2019",
      email: "Ann <A@Example.org>",
      otherEmail: "a@example.org",
      phone: "0221 47100",
      otherPhone: "+49 221 47100",
    };
    expect(read("customers", row)).toEqual({
      row: {
        key: "007",
        kind: "person",
        name: "Ann Lee",
        called: "Mrs Lee",
        place: "Leeds",
        country: "DE",
        statedSinceOn: "2019-04-03",
        identities: [
          { channel: "external", handle: "007", normal: "007" },
          { channel: "account", handle: "a 004-417", normal: "A004417" },
          { channel: "email", handle: "Ann <A@Example.org>", normal: "a@example.org" },
          { channel: "phone", handle: "0221 47100", normal: "+4922147100" },
        ],
        notUnderstood: [],
      },
      remarks: [],
    });
  });

  test("national phones are of the row's country, else the file's, else ours", () => {
    const phone = (row: Record<string, string>, country: string | null) => {
      const found = read("customers", { ...ann, phone: "0221 47100", ...row }, { country });
      return "row" in found ? JSON.stringify(found.row).match(/\+\d+/)?.[0] : undefined;
    };
    expect(phone({ country: "DE" }, "FR")).toBe("+4922147100");
    expect(phone({}, "DE")).toBe("+4922147100");
    expect(phone({}, null)).toBeUndefined();
  });

  test("goes in with what cannot be understood of it, which is said", () => {
    const found = read("customers", { ...ann, phone: "call after six", email: "x".repeat(400) });
    expect(found).toMatchObject({
      row: { notUnderstood: [`email: ${"x".repeat(400)}`, "phone: call after six"] },
      remarks: [
        expect.stringMatching(/^“x+…” cannot be read as an e-mail/),
        "“call after six” cannot be read as a phone number (GB); it is kept as a note.",
      ],
    });
  });

  test("an organisation is the customer where it is named", () => {
    expect(rowOf(read("customers", { ...ann, organisation: "Harbour Ltd" }))).toMatchObject({
      kind: "organisation",
      name: "Harbour Ltd",
    });
  });

  test.each([
    [{ name: "Ann" }, "There is nothing that tells which customer this is."],
    [{ ...ann, country: "Atlantis" }, "“Atlantis” is not a country we know."],
    [{ external: "A-1" }, "There is no name."],
    [{ ...ann, name: "x".repeat(301) }, "The name is longer than 300 characters."],
    [{ ...ann, place: "x".repeat(301) }, "The place is longer than 300 characters."],
    [{ ...ann, external: "x".repeat(321) }, "What tells the customer is longer than 320 characters."],
    [{ ...ann, since: "31/02/2020" }, "“31/02/2020” is not a day written day/month/year."],
  ])("%j: %s", (row, reason) => {
    expect(reasonOf(read("customers", row))).toBe(reason);
  });

  test("the key is read as what it is said to be", () => {
    expect(reasonOf(read("customers", { name: "Ann", phone: "six" }, { matchOn: "phone" }))).toBe(
      "“six” cannot be read as a phone number.",
    );
    expect(rowOf(read("customers", { name: "Ann", account: "0 41" }, { matchOn: "account" }))).toMatchObject({
      key: "041",
    });
  });
});

describe("a purchase's row", () => {
  const order = { external: "A-1", boughtOn: "5/1/2026", orderRef: "O-1", amount: "1,214.505" };

  test("is read in minor units, in its currency or ours", () => {
    expect(rowOf(read("purchases", order))).toMatchObject({
      boughtOn: "2026-01-05",
      amountMinor: 121451,
      currency: "GBP",
    });
    expect(rowOf(read("purchases", { ...order, currency: "€" }))).toMatchObject({ currency: "EUR" });
    expect(rowOf(read("purchases", { ...order, currency: "jpy", amount: "1214" }))).toMatchObject({
      amountMinor: 1214,
      currency: "JPY",
    });
    expect(rowOf(read("purchases", { ...order, amount: "1.214,5" }, { decimalMark: "comma" }))).toMatchObject({
      amountMinor: 121450,
    });
    expect(rowOf(read("purchases", order, { decimalMark: null, dayOrder: null, columns: {} }))).toMatch(
      /nothing that tells/,
    );
  });

  test.each([
    [{ ...order, external: "" }, "There is nothing that tells which customer this is."],
    [{ ...order, boughtOn: "" }, "“” is not a day written day/month/year."],
    [{ ...order, orderRef: "" }, "There is no order reference."],
    [{ ...order, orderRef: "x".repeat(201) }, "The order reference is longer than 200 characters."],
    [{ ...order, lineRef: "x".repeat(201) }, "The line of the order is longer than 200 characters."],
    [{ ...order, currency: "pounds" }, "“POUNDS” is not a currency code."],
    [{ ...order, amount: "ten" }, "“ten” is not an amount with a decimal point."],
    [{ ...order, amount: "" }, "“” is not an amount with a decimal point."],
  ])("%j: %s", (row, reason) => {
    expect(reasonOf(read("purchases", row))).toBe(reason);
  });
});

describe("a contact's row", () => {
  const call = {
    external: "A-1",
    happenedAt: "26/11/2026 15:04",
    channel: "Anruf",
    direction: "Inbound",
    words: "Rang about the bill",
  };

  test("is read in our words", () => {
    expect(
      rowOf(
        read("contacts", {
          ...call,
          cause: "Promise broken",
          stage: "support",
          feeling: "Very unhappy",
          ref: "77",
          by: "Ann",
        }),
      ),
    ).toEqual({
      key: "A-1",
      ref: "77",
      by: "Ann",
      happenedAt: new Date("2026-11-26T15:04:00Z"),
      channel: "phone",
      direction: "in",
      words: "Rang about the bill",
      cause: "promise_broken",
      stage: "get_help",
      feeling: 1,
    });
    expect(rowOf(read("contacts", { ...call, feeling: "4" }))).toMatchObject({
      feeling: 4,
      cause: null,
      stage: null,
      ref: null,
    });
  });

  test.each([
    [{ ...call, external: "" }, /nothing that tells/],
    [{ ...call, happenedAt: "26/13/2026" }, /is not a day or a time written day\/month\/year/],
    [{ ...call, happenedAt: "" }, /^“” is not a day/],
    [{ ...call, words: "" }, /does not say what was said/],
    [{ ...call, words: "x".repeat(20_001) }, /longer than 20000/],
    [{ ...call, ref: "x".repeat(201) }, /longer than 200/],
    [{ ...call, channel: "" }, /^“” is not a channel. Known are: phone, email/],
    [{ ...call, direction: "sideways" }, /is not a direction. Known are: in, out/],
    [{ ...call, cause: "weather" }, /is not a cause/],
    [{ ...call, stage: "weather" }, /is not a journey stage/],
    [{ ...call, feeling: "6" }, /is not a feeling/],
  ])("%j: %s", (row, reason) => {
    expect(reasonOf(read("contacts", row))).toMatch(reason);
  });
});

describe("a promise's row", () => {
  const promise = { external: "A-1", said: "Ring back", madeAt: "24/11/2026 09:00", dueAt: "26/11/2026 15:00" };

  test("is read by its own dates; a day alone counts to its end", () => {
    expect(
      rowOf(read("promises", { ...promise, keptAt: "26/11/2026", promiseKind: "Rückruf", owner: "Amara" })),
    ).toMatchObject({
      kind: "callback",
      channel: "phone",
      dueAt: new Date("2026-11-26T15:00:00Z"),
      duePrecision: "time",
      keptAt: new Date("2026-11-26T23:59:59.999Z"),
      cancelledAt: null,
      owner: "Amara",
    });
    const onDays = rowOf(
      read("promises", { ...promise, madeAt: "26/11/2026", dueAt: "26/11/2026", keptAt: "26/11/2026" }),
    );
    expect(onDays).toMatchObject({ duePrecision: "end_of_day", kind: "information" });
    expect(onDays).toMatchObject({
      dueAt: new Date("2026-11-26T23:59:59.999Z"),
      keptAt: new Date("2026-11-26T23:59:59.999Z"),
    });
  });

  test.each([
    [{ ...promise, external: "" }, /nothing that tells/],
    [{ ...promise, said: "" }, /what was promised/],
    [{ ...promise, said: "x".repeat(4001) }, /longer than 4000/],
    [{ ...promise, ref: "x".repeat(201) }, /longer than 200/],
    [{ ...promise, promiseKind: "moon" }, /is not a kind of promise/],
    [{ ...promise, channel: "moon" }, /is not a channel/],
    [{ ...promise, madeAt: "" }, /when it was said/],
    [{ ...promise, dueAt: "soon" }, /“soon” is not a day or a time/],
    [{ ...promise, keptAt: "yes" }, /“yes” is not a day or a time/],
    [{ ...promise, cancelledAt: "yes" }, /“yes” is not a day or a time/],
    [{ ...promise, dueAt: "24/11/2026 08:00" }, /due before it was said/],
    [{ ...promise, keptAt: "25/11/2026", cancelledAt: "25/11/2026" }, /kept and called off/],
    [{ ...promise, cancelledAt: "23/11/2026" }, /over before it was said/],
  ])("%j: %s", (row, reason) => {
    expect(reasonOf(read("promises", row))).toMatch(reason);
  });
});

test("a reason's kind leaves out what the row said and how many cells it had", () => {
  expect(kindOfReason("The row has 3 cells, the header 6.")).toBe("The row has … cells, the header 6.");
  expect(kindOfReason("“ten” is not an amount with a decimal point.")).toBe(
    "“…” is not an amount with a decimal point.",
  );
});

describe("progress", () => {
  const reading = {
    rowsRead: 1000,
    bytesRead: 250,
    bytes: 1000,
    startedAt: new Date("2026-11-26T15:00:00Z"),
    now: new Date("2026-11-26T15:00:10Z"),
  };
  test("is share, rate and time left; nothing is made up before there is anything to judge by", () => {
    expect(progressOf(reading)).toEqual({ share: 0.25, rowsPerSecond: 100, secondsLeft: 30 });
    expect(progressOf({ ...reading, bytes: 0 })).toEqual({ share: 0, rowsPerSecond: null, secondsLeft: null });
    expect(progressOf({ ...reading, rowsRead: 0, bytesRead: 0 })).toMatchObject({ secondsLeft: null });
    expect(progressOf({ ...reading, now: reading.startedAt })).toMatchObject({ rowsPerSecond: null });
    expect(progressOf({ ...reading, bytesRead: 2000 })).toMatchObject({ share: 1, secondsLeft: 0 });
  });
});
