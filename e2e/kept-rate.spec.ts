import { expect, test } from "./fixtures";

test("the board reads the rate, what chance explains of it, and opens the broken ones @nojs", async ({
  page,
  signedInAs,
}) => {
  await signedInAs("board");
  await page.goto("/promises/rate");
  const main = page.getByRole("main");
  await expect(page.getByRole("heading", { level: 1, name: "Kept rate" })).toBeVisible();
  const read = /We kept ([\d,]+) of ([\d,]+), \d+%: between \d+% and \d+% with 95% confidence/;
  await expect(main).toContainText(read);
  const [, kept = "", due = ""] = read.exec((await main.textContent()) ?? "") ?? [];
  await expect(main).toContainText(/No signal in \d+ weeks|A signal/);
  await expect(main.getByRole("img", { name: /^Promises kept by week: mean/ }).first()).toBeVisible();
  await main.getByRole("link", { name: "not kept", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Due / })).toBeVisible();
  await expect(main).toContainText(`${kept} of ${due}`);
  await expect(page.getByRole("link", { name: "Not kept" })).toHaveAttribute("aria-current", "page");
  await main.getByRole("link", { name: /^“/ }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/\/(promises|customers)\/[0-9a-f-]{36}/);
});

test("a rate cut by team is an address to share, names no person, and adds up @nojs", async ({ page, signedInAs }) => {
  await signedInAs("manager");
  await page.goto("/promises/rate?from=2026-01-05&to=2026-11-01");
  await page.getByLabel("Cut by").selectOption({ label: "Team at due" });
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/by=team/);
  const table = page.getByRole("table", { name: "Kept rate by team at due" });
  await expect(table).toBeVisible();
  const text = (await page.getByRole("main").textContent()) ?? "";
  const all = Number((/We kept [\d,]+ of ([\d,]+)/.exec(text)?.[1] ?? "").replaceAll(",", ""));
  const cells = await table.getByRole("row").allTextContents();
  const due = cells.map((cell) => Number((/[\d,]+ of ([\d,]+)/.exec(cell)?.[1] ?? "0").replaceAll(",", "")));
  expect(due.reduce((sum, n) => sum + n, 0)).toBe(all);
  expect(all).toBeGreaterThan(0);
});

test("the board sets a target with its reason; others read it @nojs", async ({ page, context, signedInAs }) => {
  await signedInAs("board");
  await page.goto("/promises/rate/limits?level=charter");
  const form = page.getByRole("form", { name: "Set a target" });
  await form.getByLabel("Kept, in per cent").fill("101");
  await form.getByLabel("Why").fill("The charter is what everybody is told.");
  await form.getByRole("button", { name: "Set the target" }).click();
  await expect(page.getByText("Give a whole number of per cent from 1 to 100.")).toBeVisible();
  await expect(form.getByLabel("Why")).toHaveValue("The charter is what everybody is told.");
  await form.getByLabel("Kept, in per cent").fill("97");
  await form.getByRole("button", { name: "Set the target" }).click();
  await expect(page.getByText("Set. It stands beside the rate from now on.")).toBeVisible();
  await context.clearCookies();
  await signedInAs("front line");
  await page.goto("/promises/rate/limits?level=charter");
  await expect(page.getByRole("table", { name: "Targets of the kept rate" })).toContainText("97%");
  await expect(page.getByRole("button", { name: "Set the target" })).toHaveCount(0);
});

test("a lead is told of an overdue promise of their people, and opens it from the inbox @nojs", async ({
  page,
  signedInAs,
}) => {
  await signedInAs("lead");
  await page.goto("/inbox");
  const told = page.getByRole("button", { name: /^Open: (Needs you|Overdue for a working day)/ }).first();
  // What else this lead was told since fills the pages before it.
  while (!(await told.isVisible())) {
    const older = (await page.getByRole("link", { name: "Older" }).getAttribute("href")) ?? "";
    await page.goto(older);
  }
  await told.click();
  await expect(page).toHaveURL(/\/promises\/[0-9a-f-]{36}/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("main").getByRole("heading", { name: "What happened" })).toBeVisible();
});
