import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";

function aFile(mark: string) {
  const rows = [
    "Customer ID,Name,Account,Phone,City",
    `${mark}-1,Marguerite ${mark},${mark}001,0113 496 0999,Leeds`,
    `${mark}-2,"Bjørn, the elder",,call after six,Oslo`,
    `${mark}-3,,,,`,
  ];
  return { name: `customers ${mark}.csv`, mimeType: "text/csv", buffer: Buffer.from(`${rows.join("\r\n")}\r\n`) };
}

async function handIn(page: Page, mark: string) {
  await page.goto("/settings/imports");
  await page.getByLabel("The file").setInputFiles(aFile(mark));
  await page.getByRole("button", { name: "Hand in" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`customers ${mark}.csv`);
}

/** Without JavaScript the page does not follow by itself: reload until it says so. */
async function expectSoon(page: Page, words: string) {
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(words)).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 40_000 });
}

test("an administrator tries a file, imports it, and gets the failed rows back @nojs", async ({
  page,
  signedInAs,
  request,
}) => {
  const mark = randomUUID().slice(0, 8);
  await signedInAs("admin");
  await handIn(page, mark);
  await expect(page.getByLabel("Phone (optional)")).toHaveValue("Phone");
  await page.getByRole("button", { name: "Try it: change nothing" }).click();
  await expectSoon(page, "Nothing has been changed: 1 row cannot be read.");
  await expect(page.getByText("2 would be created + 0 corrected + 0 already there + 1 failed = 3 rows")).toBeVisible();
  await page.getByRole("button", { name: "Import it" }).click();
  await expectSoon(page, "2 created + 0 corrected + 0 already there + 1 failed = 3 rows");
  await expect(page.getByText("There is no name.").first()).toBeVisible();
  const link = await page.getByRole("link", { name: "All failed rows as a file" }).getAttribute("href");
  const cookies = await page.context().cookies();
  const failed = await request.get(link ?? "", {
    headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") },
  });
  expect(await failed.text()).toContain(`${mark}-3,,,,,There is no name.`);
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
