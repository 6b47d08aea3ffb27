import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { anXlsx } from "../server/testing/xlsx";
import { expect, expectAccessible, expectNoSidewaysScroll, ownWord, test } from "./fixtures";

type File = { name: string; body: Buffer };

async function handIn(page: Page, { name, body }: File, kind = "Customers") {
  await page.goto("/settings/imports");
  await page.getByRole("radio", { name: kind }).check();
  await page.getByLabel("The file").setInputFiles({ name, mimeType: "application/octet-stream", buffer: body });
  await page.getByRole("button", { name: "Hand in" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
}

/** The page follows by itself; without JavaScript it is reloaded until it says so. */
async function expectSoon(page: Page, words: string) {
  const follows = test.info().project.use.javaScriptEnabled !== false;
  await expect(async () => {
    if (!follows) await page.reload();
    await expect(page.getByText(words)).toBeVisible({ timeout: follows ? 40_000 : 1000 });
  }).toPass({ timeout: 40_000 });
}

async function tryIt(page: Page, words: string) {
  await page.getByRole("button", { name: "Try it: change nothing" }).click();
  await expect(page.getByRole("button", { name: "Try it: change nothing" })).toBeHidden();
  await expectSoon(page, words);
}

async function bringIn(page: Page, words: string) {
  await page.getByRole("button", { name: /^Bring / }).click();
  await expect(page.getByRole("button", { name: /^Bring / })).toBeHidden();
  await expectSoon(page, words);
}

async function failedRows(page: Page): Promise<string> {
  const taking = page.waitForEvent("download");
  await page.getByRole("button", { name: "All failed rows as a file" }).click();
  return readFileSync(await (await taking).path(), "utf8");
}

test("a dirty file goes in, its failed rows are mended, and then all is in @nojs", async ({ page, signedInAs }) => {
  const mark = ownWord();
  const rows = [
    "Customer ID,Name,Account,Phone,City",
    `${mark}-1,Marguerite ${mark},${mark}001,0113 496 0999,Leeds`,
    `${mark}-2,"Bjørn, the elder",,call after six,Oslo`,
    `${mark}-3,,,,`,
    `${mark}-4,Too,few`,
  ];
  await signedInAs("admin");
  await handIn(page, { name: `customers ${mark}.csv`, body: Buffer.from(`${rows.join("\r\n")}\r\n`) });
  await expect(page.getByText("Read as text in UTF-8, its cells divided by commas. It has 5 columns.")).toBeVisible();
  await expect(page.getByLabel("Phone (optional)", { exact: true })).toHaveValue("Phone");
  await tryIt(page, "Nothing has been changed: 2 rows cannot go in.");
  await expect(
    page.getByText(
      "2 would be created + 0 would be corrected + 0 already there + 0 would be left out + 2 would fail = 4 rows",
    ),
  ).toBeVisible();
  await bringIn(page, "2 created + 0 corrected + 0 already there + 0 left out + 2 failed = 4 rows");
  await expect(page.getByText("1 × There is no name.")).toBeVisible();
  await expect(
    page.getByText("“call after six” cannot be read as a phone number (GB); it is kept as a note.").first(),
  ).toBeVisible();
  const failed = await failedRows(page);
  expect(failed).toContain(`There is no name.,${mark}-3,,,,`);

  const mended = failed.replace(`${mark}-3,,`, `${mark}-3,Cy ${mark},`).replace("Too,few,,", "Dee,,,Hull");
  await handIn(page, { name: `mended ${mark}.csv`, body: Buffer.from(mended) });
  await expect(page.getByText("This is a file of failed rows that came back.")).toBeVisible();
  await tryIt(page, "Nothing has been changed: every row can go in.");
  await bringIn(page, "2 created + 0 corrected + 0 already there + 0 left out + 0 failed = 2 rows");

  await handIn(page, { name: `again ${mark}.csv`, body: Buffer.from(`${rows.join("\r\n")}\r\n`) });
  await expect(page.getByText("This very file went in on")).toBeVisible();
  await expect(page.getByText("Read as last time")).toBeVisible();
});

test("a German file of semicolons and Windows-1252 is read; its doubtful days are chosen by a person @nojs", async ({
  page,
  signedInAs,
}) => {
  const mark = ownWord();
  // A column of its own, so that nobody has read such a file before.
  const text = `Kunden-Nr.;Name;Kontakt;Kunde seit;${mark}\r\n${mark}1;Jürgen Groß;${mark}@example.de;03.04.2019;-\r\n${mark}2;Zoë Weiß;z${mark}@example.de;05.06.2020;-\r\n`;
  await signedInAs("admin");
  await handIn(page, { name: `kunden ${mark}.csv`, body: Buffer.from(text, "latin1") });
  await expect(page.getByText("Windows-1252 (Western European), its cells divided by semicolons")).toBeVisible();
  await expect(page.getByRole("cell", { name: "Jürgen Groß" })).toBeVisible();
  await expect(page.getByLabel("E-mail (optional)", { exact: true })).toHaveValue("Kontakt");
  await expect(page.getByText("2 of 2 cells are e-mail addresses")).toBeVisible();
  await expect(page.getByText("The file itself does not tell. Please say which it is.")).toBeVisible();
  await page.getByRole("button", { name: "Try it: change nothing" }).click();
  await expect(page.getByText("Say how days are written in this file.")).toBeVisible();
  await page.getByRole("radio", { name: "day, month, year" }).check();
  await tryIt(page, "Nothing has been changed: every row can go in.");
  await bringIn(page, "2 created + 0 corrected + 0 already there + 0 left out + 0 failed = 2 rows");
  await page.goto(`/call?account=${mark}1`);
  await expect(page.getByRole("heading", { name: "Jürgen Groß" })).toBeVisible();
});

test("an Excel file goes in; a person chooses its sheet @nojs", async ({ page, signedInAs }) => {
  const mark = ownWord();
  const since = { xml: '<c r="C2" s="1"><v>43558</v></c>' };
  const body = anXlsx(
    {
      Cover: [["Report"], ["of today"]],
      People: [
        ["Customer ID", "Name", "Customer since"],
        [`${mark}-x`, `Åsa ${mark}`, since],
      ],
    },
    { styles: ["dd/mm/yyyy"] },
  );
  await signedInAs("admin");
  await handIn(page, { name: `people ${mark}.xlsx`, body });
  await expect(page.getByText("Read as an Excel file, sheet “Cover”, one of 2 sheets.")).toBeVisible();
  await page.getByText("Does the sample below look wrong? Read it otherwise").click();
  await page.getByLabel("The sheet").selectOption("People");
  await page.getByRole("button", { name: "Read it so" }).click();
  await expect(page.getByRole("cell", { name: "2019-04-03" })).toBeVisible();
  await tryIt(page, "Nothing has been changed: every row can go in.");
  await bringIn(page, "1 created + 0 corrected + 0 already there + 0 left out + 0 failed = 1 row");
});

test("an import is undone after a look at what that would do, and only with its word @nojs", async ({
  page,
  signedInAs,
}) => {
  const mark = ownWord();
  await signedInAs("admin");
  await handIn(page, { name: `wrong ${mark}.csv`, body: Buffer.from(`Customer ID,Name\n${mark}-u,Uma ${mark}\n`) });
  await tryIt(page, "Nothing has been changed: every row can go in.");
  await bringIn(page, "1 created + 0 corrected + 0 already there + 0 left out + 0 failed = 1 row");
  await page.getByRole("link", { name: "Look at what undoing it would do" }).click();
  await page.getByRole("button", { name: "Look at what it would do" }).click();
  await expectSoon(page, "All of it can be undone.");
  await page.getByRole("button", { name: "Undo this import" }).click();
  await expect(page.getByText("Type the word “undo” to go on.")).toBeVisible();
  await page.getByLabel("Type “undo” to go on").fill("undo");
  await page.getByRole("button", { name: "Undo this import" }).click();
  await expectSoon(page, "This import has been undone.");
});

test("every step can be read by everybody and on a phone", async ({ page, signedInAs }) => {
  const mark = ownWord();
  await signedInAs("admin");
  await page.setViewportSize({ width: 390, height: 844 });
  const text = `Customer ID,Name,Customer since,Phone\n${mark}-1,Ann ${mark},03/04/2019,none\n${mark}-2,,03/05/2019,none\n`;
  await handIn(page, { name: `steps ${mark}.csv`, body: Buffer.from(text) });
  const look = async () => {
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  };
  await look();
  await page.getByRole("radio", { name: "day, month, year" }).check();
  await tryIt(page, "Nothing has been changed: 1 row cannot go in.");
  await look();
  await bringIn(page, "The rest has gone in; 1 row failed.");
  await look();
  await page.getByRole("link", { name: "Look at what undoing it would do" }).click();
  await expect(page.getByRole("button", { name: "Look at what it would do" })).toBeVisible();
  await look();
});

test("a file that is no table is turned away with a sentence", async ({ page, signedInAs }) => {
  await signedInAs("admin");
  await page.goto("/settings/imports");
  await page
    .getByLabel("The file")
    .setInputFiles({ name: "photo.png", mimeType: "image/png", buffer: Buffer.from([137, 80, 78, 71, 0, 0, 0]) });
  await page.getByRole("button", { name: "Hand in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "That is not a text file" })).toBeVisible();
  await expectAccessible(page);
});

test("the front line is told which right an import needs", async ({ page, signedInAs }) => {
  await signedInAs("front line");
  await page.goto("/settings/imports");
  await expect(page.getByText("import:run")).toBeVisible();
});

test("a promise log of another system goes in as history of its own, its broken rows come back as a file @nojs", async ({
  page,
  signedInAs,
}) => {
  const mark = ownWord();
  await signedInAs("admin");
  const people = `Customer ID,Name\n${mark}-1,Promised ${mark}\n`;
  await handIn(page, { name: `people ${mark}.csv`, body: Buffer.from(people) });
  await tryIt(page, "Nothing has been changed: every row can go in.");
  await bringIn(page, "1 created + 0 corrected + 0 already there + 0 left out + 0 failed = 1 row");
  const log = [
    "customer,words,made,due,fulfilled,source",
    `${mark}-1,"The part, ""by hand"" ${mark}",2026-02-02,2026-02-04,2026-02-04,Old desk`,
    `${mark}-1,"An open quotation mark ${mark},2026-02-02,2026-02-04,,Old desk`,
    `${mark}-1,A call ${mark},2026-02-02 10:00,2026-02-03 15:00,2026-02-03 15:01,Old desk`,
    `${mark}-1,Due before ${mark},2026-02-04,2026-02-02,,Old desk`,
  ];
  await handIn(
    page,
    { name: `log ${mark}.csv`, body: Buffer.from(`\ufeff${log.join("\r\n")}\r\n`) },
    "Promise history",
  );
  await tryIt(page, "Nothing has been changed: 2 rows cannot go in.");
  await bringIn(page, "2 created + 0 corrected + 0 already there + 0 left out + 2 failed = 4 rows");
  const failed = await failedRows(page);
  expect(failed).toContain("quotation marks");
  expect(failed).toContain("due before it was said");
  await page.goto(`/?q=${encodeURIComponent(`Promised ${mark}`)}`);
  await page
    .getByRole("link", { name: `Promised ${mark}` })
    .first()
    .click();
  await page.waitForURL(/\/customers\//);
  await expect(page.getByText(`The part, "by hand" ${mark}`).first()).toBeVisible();
});
