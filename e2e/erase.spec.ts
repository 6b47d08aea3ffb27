import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, ownWord, test } from "./fixtures";

/** A customer of the test's own, found by a name nobody else has. */
async function aCustomer(page: Page): Promise<{ name: string; path: string }> {
  const name = `Ottoline ${ownWord()}`;
  await page.goto("/customers/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: /Create/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  return { name, path: new URL(page.url()).pathname };
}

/** Without JavaScript the page does not follow by itself: reload until it says so. */
async function expectSoon(page: Page, words: RegExp) {
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(words).first()).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 40_000 });
}

test("an administrator sees everything, types the word, and the customer is gone @nojs", async ({
  page,
  signedInAs,
}) => {
  await signedInAs("front line");
  const { name, path } = await aCustomer(page);
  await page.context().clearCookies();
  await signedInAs("admin");
  await page.goto(path);
  await page.getByRole("link", { name: "Erase" }).click();
  await expect(page.getByRole("table", { name: "Everything found" })).toContainText("Record");
  await expectNoSidewaysScroll(page);
  await page.getByLabel("The customer asked for it").check();
  await page.getByLabel("Which request").fill("Request 31");
  await page.getByLabel(/Type ERASE/).fill("erase them");
  await page.getByRole("button", { name: "Erase for good" }).click();
  await expect(page.getByText("That is neither the customer’s name nor ERASE").first()).toBeVisible();
  await expect(page.getByLabel("Which request")).toHaveValue("Request 31");
  await page.getByLabel(/Type ERASE/).fill("ERASE");
  await page.getByRole("button", { name: "Erase for good" }).click();
  await expectSoon(page, /This customer was erased on/);
  await expect(page.getByText("Request 31")).toBeVisible();
  await page.goto(path);
  await expect(page.getByText(/This customer was erased on/)).toBeVisible();
  await page.goto(`/?q=${encodeURIComponent(name)}`);
  await expect(page.getByRole("main").getByRole("link", { name })).toHaveCount(0);
});

test("a manager is told which right an erasure needs, but may hand the whole record out", async ({
  page,
  signedInAs,
}) => {
  await signedInAs("front line");
  const { name, path } = await aCustomer(page);
  await page.context().clearCookies();
  await signedInAs("manager");
  await page.goto(`${path}/erase`);
  await expect(page.getByText("customer:erase")).toBeVisible();
  await page.goto(`${path}/record`);
  await expectAccessible(page);
  const file = page.waitForEvent("download");
  await page.getByRole("button", { name: "For machines (JSON)" }).click();
  const text = await (await (await file).createReadStream()).toArray();
  expect(JSON.parse(Buffer.concat(text).toString("utf8")).parts[0].entries[0].name).toBe(name);
});

test("a list is taken out as it is filtered, with what for, and stands in the log", async ({ page, signedInAs }) => {
  const reason = `A letter ${ownWord()}`;
  await signedInAs("manager");
  await page.goto("/customers?place=Leeds&bought=active");
  await expect(page.getByRole("table", { name: "Customers" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "As a file" }).click();
  await expect(page.getByText("place Leeds")).toBeVisible();
  await page.getByLabel("What the file is for").fill(reason);
  const file = page.waitForEvent("download");
  await page.getByRole("button", { name: "Take it out" }).click();
  const text = Buffer.concat(await (await (await file).createReadStream()).toArray()).toString("utf8");
  expect(text.split("\r\n").length + text.split("\n").length).toBeGreaterThan(3);
  await page.goto("/exports");
  await expect(page.getByRole("row", { name: new RegExp(reason) })).toContainText("Leeds");
});

test("recipients leave out whoever is owed something, and say so", async ({ page, signedInAs }) => {
  await signedInAs("manager");
  await page.goto("/exports/new?list=recipients");
  await page.getByLabel("What the file is for").fill("The winter letter");
  const file = page.waitForEvent("download");
  await page.getByRole("button", { name: "Take it out" }).click();
  const text = Buffer.concat(await (await (await file).createReadStream()).toArray()).toString("utf8");
  expect(text).not.toContain("Margaret Okonkwo");
  await page.goto("/exports");
  await page.getByRole("link", { name: "Recipients of promotional content" }).first().click();
  await expect(page.getByText("a promise is overdue").first()).toBeVisible();
  await expectAccessible(page);
});

test("the front line may look at the list, and is told what a file needs", async ({ page, signedInAs }) => {
  await signedInAs("front line");
  await page.goto("/customers");
  await expect(page.getByRole("link", { name: "As a file" })).toHaveCount(0);
  await page.goto("/exports/new?list=customers");
  await expect(page.getByText("list:export")).toBeVisible();
});
