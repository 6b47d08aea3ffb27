import { expect, expectAccessible, test } from "./fixtures";

test("anybody finds a decision by a word of its dissent, and narrows the register down @nojs", async ({
  page,
  signedInAs,
}, { project }) => {
  await signedInAs("front line");
  await page.goto("/decisions");
  await page.getByLabel("Words or number").fill("READING weakness");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/[?&]q=READING\+weakness/);
  const rows = page.getByRole("table", { name: "Decisions" }).getByRole("row");
  await expect(rows.filter({ hasText: "Retire the old app" })).toHaveCount(1);
  await expect(page.getByText("1 decision", { exact: true })).toBeVisible();

  await page.getByLabel("For customers", { exact: true }).selectOption("harms");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  const chips = page.getByRole("list", { name: "Shown are" });
  await expect(chips.getByRole("listitem")).toHaveCount(3);
  await chips.getByRole("link", { name: "Without: “READING weakness”" }).click();
  await expect(page).toHaveURL("/decisions?gate=harms");
  await expect(rows.filter({ hasText: "Helps" })).toHaveCount(0);
  if (project.name === "with JavaScript") await expectAccessible(page);
});

test("what is asked of the register stands in its address, and shows the same to whoever opens it", async ({
  page,
  signedInAs,
}) => {
  await signedInAs("board");
  await page.goto("/decisions?dissent=yes&path=heavy&by=customers");
  await expect(page.getByRole("list", { name: "Shown are" })).toContainText("With a dissent");
  await expect(page.getByRole("navigation", { name: "Order" }).getByText("Most customers")).toHaveAttribute(
    "aria-current",
    "page",
  );
  await page.getByText("Dimension, stage, segment, path and more").click();
  await expect(page.getByRole("checkbox", { name: "With a dissent" })).toBeChecked();
  await expect(page.getByLabel("Path", { exact: true })).toHaveValue("heavy");
  await page.goto("/decisions?q=nobodyeversaidthis");
  await expect(page.getByText("No decision is like that.")).toBeVisible();
});

test("a decision is one clean document, on the page and on paper", async ({ page, signedInAs }) => {
  await signedInAs("manager");
  await page.goto("/decisions?q=reading+weakness");
  await page.getByRole("link", { name: "Retire the old app" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Retire the old app" })).toBeVisible();
  await expect(page.getByText(/entries, chain verified now/)).toBeVisible();
  const contents = page.getByRole("navigation", { name: "In this document" }).getByRole("link");
  for (const link of await contents.all())
    await expect(page.locator((await link.getAttribute("href")) ?? "none").getByRole("heading")).toHaveText(
      (await link.textContent()) ?? "",
    );

  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(/^Seal of entry \d+: [0-9a-f]{64}$/)).toBeVisible();
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  await expect(page.getByRole("heading", { name: "What stood against it" })).toBeVisible();
  await page.emulateMedia({ media: "screen" });

  await page.getByRole("link", { name: "Version 1." }).click();
  await expect(page.getByText(/statement version 1 of 1/)).toBeVisible();
  await expectAccessible(page);
});

test("a manager takes the register out as it is filtered, which is recorded", async ({ page, signedInAs }) => {
  await signedInAs("manager");
  await page.goto("/decisions?gate=harms&dissent=yes");
  await page.getByRole("link", { name: "As a file" }).click();
  await expect(page.getByText("for customers harms, dissent yes")).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Take it out" }).click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
  await page.goto("/exports");
  await expect(page.getByRole("row", { name: /Register of decisions/ }).first()).toContainText("dissent yes");
});
