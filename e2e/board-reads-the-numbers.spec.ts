import { expect, test } from "./fixtures";

test("a board member reads the month and opens the customers who were lost @nojs", async ({ page, signedInAs }) => {
  await signedInAs("board");
  await page.goto("/board");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("so far");
  const month = page.getByRole("table", { name: "Customers this month" });
  const row = (words: string) => month.getByRole("row", { name: words }).getByRole("cell");
  const number = async (words: string) => Number(((await row(words).textContent()) ?? "").replaceAll(",", ""));
  const opening = await number("Active before");
  const [came, back, lost] = [await number("+ new"), await number("+ won back"), await number("− lost")];
  expect(opening + came + back - lost).toBe(await number("Active today"));
  await row("− lost").getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(lost === 1 ? "1 loss" : `${lost} losses`);
  await expect(page.getByRole("main").getByRole("link", { name: "Customer numbers" })).toBeVisible();
});

test("every share on the numbers page says k of n and opens its customers @nojs", async ({ page, signedInAs }) => {
  await signedInAs("front line");
  await page.goto("/numbers");
  await page.getByRole("link", { name: "365 days" }).click();
  await expect(page.getByText("Within 365 days:")).toBeVisible();
  const share = page.getByText("Within 365 days:").getByRole("link").first();
  const k = (await share.textContent()) ?? "";
  await share.click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`${k} customers who first bought`);
  await page.getByRole("link", { name: "Next fifty" }).click();
  await expect(page.getByRole("link", { name: "From the start" })).toBeVisible();
});

test("the chosen days add up, and every number of them opens its customers @nojs", async ({ page, signedInAs }) => {
  await signedInAs("board");
  await page.goto("/numbers");
  await page.getByLabel("From", { exact: true }).fill("2025-03-10");
  await page.getByLabel("To", { exact: true }).fill("2025-09-20");
  await page.getByRole("button", { name: "Show" }).click();
  const days = page.getByRole("table", { name: "Customers in these days" });
  const row = (words: string) => days.getByRole("row", { name: words }).getByRole("cell");
  const number = async (words: string) => Number(((await row(words).textContent()) ?? "").replaceAll(",", ""));
  const [came, back, lost] = [await number("+ new"), await number("+ won back"), await number("− lost")];
  expect((await number("Active before 10 March")) + came + back - lost).toBe(await number("Active on 20 September"));
  await row("− lost").getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(lost === 1 ? "1 loss" : `${lost} losses`);
});

test("a cell of recency and frequency opens as many customers as it says @nojs", async ({ page, signedInAs }) => {
  await signedInAs("front line");
  await page.goto("/numbers/structure");
  await page.getByRole("link", { name: "Most money", exact: true }).click();
  await expect(page).toHaveURL(/money=5/);
  const cell = page.getByRole("table", { name: "Customers by recency" }).getByRole("link").first();
  const n = (await cell.textContent()) ?? "";
  await cell.click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`${n} customer`);
});

test("a lapse threshold without a number or a reason is refused and what was typed stays @nojs", async ({
  page,
  signedInAs,
}) => {
  await signedInAs("board");
  await page.goto("/numbers/threshold");
  const set = page.getByRole("form", { name: "Set the lapse threshold" });
  await set.getByLabel("Days without a purchase").fill("soon");
  await set.getByLabel("Why").fill("Because");
  await set.getByRole("button", { name: "Set the threshold" }).click();
  await expect(page.getByText("Please give a whole number of days.")).toBeVisible();
  await expect(set.getByLabel("Days without a purchase")).toHaveValue("soon");
  await expect(set.getByLabel("Why")).toHaveValue("Because");
});

test("the front line may not set the lapse threshold, and is told which right is needed", async ({
  page,
  signedInAs,
}) => {
  await signedInAs("front line");
  await page.goto("/numbers/threshold");
  await expect(page.getByRole("main")).toContainText("Managers propose another; the board sets it.");
  await expect(page.getByRole("button", { name: "Set the threshold" })).toHaveCount(0);
});

test("what waits for an advocate is one list, and each line opens what it is about @nojs", async ({
  page,
  signedInAs,
}) => {
  await signedInAs("advocate");
  await page.goto("/waiting");
  await page.getByRole("table", { name: "Positions wanted" }).getByRole("link").first().click();
  await expect(page).toHaveURL(/\/decisions\/[0-9a-f-]{36}/);
});
