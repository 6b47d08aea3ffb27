import type { Page } from "@playwright/test";
import { expect, expectAccessible, inDays, test } from "./fixtures";

async function openReview(page: Page, list: "due" | "recorded", title: RegExp): Promise<void> {
  await page.goto(`/decisions/calibration/predictions?kind=${list}`);
  await page.getByRole("link", { name: title }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

test("a review that is overdue: outcome by another person, review, a new day from the board, and it goes on", async ({
  page,
  signedInAs,
}) => {
  await signedInAs("lead");
  await openReview(page, "due", /cheque desk two mornings/);
  await expect(page.getByText(/review was due/)).toBeVisible();
  const address = new URL(page.url()).pathname;
  await page.getByLabel(/^What it was/).fill("32");
  await page.getByRole("button", { name: "Record it" }).click();
  await expect(page.getByText("Recorded beside what was said.")).toBeVisible();
  await expect(page.getByText("came true")).toBeVisible();

  await page.getByLabel("What came of it?").fill("Twelve of the thirty-eight came back. The desk is full on Tuesdays.");
  await page.getByRole("button", { name: "Record the review" }).click();
  await expect(page.getByText("A new review day, minuted by the board after the review.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Go on" })).toBeHidden();
  await expectAccessible(page);

  await signedInAs("board");
  await page.goto(address);
  await page.getByText("Minute what the board said, with a new review day").click();
  await page
    .getByLabel("What was asked, and what was answered")
    .fill("Asked who pays for it. Answered: £9,000, and we know of whom.");
  await page.getByLabel("Supported").check();
  await page.getByLabel(/New review day/).fill(inDays(300));
  await page.getByRole("button", { name: "Minute it" }).click();
  await expect(page.getByText("Minuted.", { exact: true })).toBeVisible();

  await signedInAs("lead");
  await page.goto(address);
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByText(/^In effect since/)).toBeVisible();
  await expect(page.getByText(/reviewed next on/)).toBeVisible();
});

test("what the house reads is filled in, and a reviewed decision is closed, without a script @nojs @nojs-only", async ({
  page,
  signedInAs,
}) => {
  await signedInAs("lead");
  await openReview(page, "due", /unusual claims/);
  await expect(page.getByText(/the house reads .* for that day/)).toBeVisible();
  await expect(page.getByLabel(/^What it was/).first()).toHaveValue(/^\d+(\.\d)?$/);
  await page.getByRole("button", { name: "Record it" }).first().click();
  await expect(page.getByText("Recorded beside what was said.")).toBeVisible();

  await openReview(page, "recorded", /boilers older than twenty/);
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await expect(page.getByText(/^Closed since/)).toBeVisible();
});

test("how well we decide: figures of the whole, each opening its rows; a drawn statement is scored @nojs", async ({
  page,
  signedInAs,
}) => {
  await signedInAs("manager");
  await page.goto("/decisions/calibration");
  await expect(page.getByText("Brier score")).toBeVisible();
  const all = page.getByRole("link", { name: /^\d+ predictions? with an outcome$/ });
  const count = Number((await all.textContent())?.split(" ")[0]);
  expect(count).toBeGreaterThanOrEqual(20);
  await all.click();
  await expect(page.getByText(`${count} in all.`)).toBeVisible();

  await page.goto("/decisions/calibration/scores");
  await page.getByRole("row").filter({ hasText: /of 8/ }).getByRole("link").first().click();
  await expect(page.getByText(/do not score their own|Your score|You have scored/).first()).toBeVisible();
});
