import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, ownWord, test } from "./fixtures";

/** A word nobody else's run has, so that names stay single. */
const what = (page: Page, row: number) => page.getByLabel(`Condition ${row}: what is asked`, { exact: true });
/** The rule as it is read above the form. */
const sentenceIs = (page: Page, sentence: string) =>
  expect(page.getByRole("paragraph").filter({ hasText: sentence }).first()).toBeVisible();
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

test("a manager builds a segment, sees the count as it is built, saves it and opens its customers", async ({
  page,
  signedInAs,
}) => {
  await signedInAs("manager");
  await page.goto("/segments");
  await page.getByRole("link", { name: "New segment" }).click();
  await expect(page.getByText("Choose a condition, and the sentence stands here.")).toBeVisible();
  await what(page, 1).selectOption({ label: "live in …" });
  await expect(page.getByText("One condition is not finished yet and left out.")).toBeVisible();
  await page.getByLabel("Condition 1: names, one a line").fill("Leeds");
  await sentenceIs(page, "Customers who live in Leeds.");
  const count = page.getByText(/^[\d,]+ customers?, .+ of [\d,]+ · as of now$/);
  await expect(count).toBeVisible();
  const inLeeds = await count.textContent();

  await button(page, "Add a condition").click();
  await what(page, 2).selectOption({ label: "have been with us for at least …" });
  await page.getByLabel("Condition 2: how long").fill("10");
  const sentence = "Customers who live in Leeds, and have been with us for at least 10 years.";
  await sentenceIs(page, sentence);
  await expect(count).not.toHaveText(inLeeds ?? "");
  await expect(page.getByRole("region", { name: "Some of them" }).getByRole("link").first()).toBeVisible();
  await expectAccessible(page);

  const name = `Old friends in Leeds ${ownWord()}`;
  await page.getByLabel("Name of the segment").fill(name);
  await button(page, "Save the segment").click();
  await expect(page.getByText("Segment saved.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await sentenceIs(page, sentence);
  await expectAccessible(page);
  await page.getByRole("table", { name: "Customers" }).getByRole("link").first().click();
  await expect(page).toHaveURL(/\/customers\/[0-9a-f-]{36}$/);

  await page.goto("/segments");
  await expect(page.getByRole("link", { name })).toBeVisible();
  await expectAccessible(page);
});

test("the sentence can be written instead, and a group stands in brackets", async ({ page, signedInAs }) => {
  await signedInAs("manager");
  await page.goto("/segments/new");
  await page.getByText("Write the sentence instead").click();
  const box = page.getByLabel("The rule as a sentence");
  await box.fill("Customers who are nice.");
  await button(page, "Read it into the form").click();
  await expect(page.getByText("That could not be read.")).toBeVisible();
  const sentence = "Customers who live in Leeds or York, and (have an open issue, or last felt unhappy).";
  await box.fill(sentence);
  await button(page, "Read it into the form").click();
  await sentenceIs(page, sentence);
  await expect(what(page, 1)).toHaveValue("place.is");
  await expect(page.getByLabel("Group 1, condition 2: what is asked")).toHaveValue("feeling.is");
  await button(page, "Remove: Group 1, condition 1").click();
  await sentenceIs(page, "Customers who live in Leeds or York, and last felt unhappy.");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a segment is built, counted, saved and opened by a plain form", async ({ page, signedInAs }) => {
    await signedInAs("manager");
    await page.goto("/segments/new");
    await what(page, 1).selectOption("issues.none_open");
    await button(page, "Add a condition").click();
    await what(page, 2).selectOption("place.is");
    await button(page, "Show how many").click();
    await page.getByLabel("Condition 2: names, one a line").fill("Sheffield");
    await button(page, "Show how many").click();
    await sentenceIs(page, "Customers who have no open issue, and live in Sheffield.");
    await expect(page.getByText(/^[\d,]+ customers?, .+ · as of now$/)).toBeVisible();
    await button(page, "Remove: Condition 1").click();
    await sentenceIs(page, "Customers who live in Sheffield.");
    await button(page, "Save the segment").click();
    await expect(page.getByText("Please write at least 3 characters.")).toBeVisible();
    const name = `In Sheffield ${ownWord()}`;
    await page.getByLabel("Name of the segment").fill(name);
    await button(page, "Save the segment").click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await page.getByRole("table", { name: "Customers" }).getByRole("link").first().click();
    await expect(page).toHaveURL(/\/customers\/[0-9a-f-]{36}$/);
  });
});

test("the builder fits a phone", async ({ page, signedInAs }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signedInAs("manager");
  const said = "Customers who are best customers, and have an open complaint or fault.";
  await page.goto(`/segments/new?said=${encodeURIComponent(said)}`);
  await sentenceIs(page, said);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

test("whoever may not save segments reads them, and is told which right is needed", async ({ page, signedInAs }) => {
  await signedInAs("front line");
  await page.goto("/segments");
  await expect(page.getByRole("link", { name: "New segment" })).toHaveCount(0);
  await page.goto("/segments/new");
  await expect(page.getByText("segment:edit")).toBeVisible();
});
