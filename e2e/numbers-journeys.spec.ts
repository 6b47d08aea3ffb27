import type { Page } from "@playwright/test";
import { expect, expectAccessible, ownWord, test } from "./fixtures";

/** The quarter that was over last: its report. */
async function openLastReport(page: Page): Promise<void> {
  await page.goto("/numbers/reports");
  await page
    .getByRole("table", { name: "Quarterly reports" })
    .getByRole("link", { name: /^Q\d \d{4}$/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1, name: /^Customers in Q\d \d{4}$/ })).toBeVisible();
}

const figures = (page: Page) => page.getByRole("table", { name: /figures of the quarter/ });

/** A figure as it was reported: the first of its row. */
const reported = (page: Page, words: string) =>
  figures(page).getByRole("row", { name: words }).getByRole("cell").first().textContent();

test("the board reads the numbers, and opens the customers who were lost @nojs", async ({ page, signedInAs }) => {
  await signedInAs("board");
  await page.goto("/numbers");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await openLastReport(page);
  const number = async (words: string) => Number(((await reported(page, words)) ?? "").replaceAll(",", ""));
  const [came, back, lost] = [await number("+ new"), await number("+ won back"), await number("− lost")];
  const opening = await number("Active before it began");
  expect(opening + came + back - lost).toBe(await number("Active at its end"));
  await figures(page).getByRole("row", { name: "− lost" }).getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/[\d,]+ loss(es)? of customers/);
  await expect(page.getByRole("main").getByRole("link").nth(1)).toBeVisible();
});

test("a plan of money alone is refused, and what was typed stays @nojs", async ({ page, signedInAs }) => {
  await signedInAs("manager");
  await page.goto("/numbers/plans/new");
  await page.getByLabel("What it is called").fill("Ten per cent more");
  await page.getByLabel("Target in GBP").fill("500,000");
  await page.getByRole("button", { name: "Save the plan" }).click();
  await expect(page.getByText(/A sum of money alone is not a plan/).first()).toBeVisible();
  await expect(page.getByLabel("Target in GBP")).toHaveValue("500,000");
});

test("a manager builds a plan whose lines do not add up, is told by how much, mends it and submits it @nojs", async ({
  page,
  signedInAs,
}, { project }) => {
  const title = `Customers of ${ownWord()}`;
  await signedInAs("manager");
  await page.goto("/numbers/plans");
  await page.getByRole("link", { name: "Write a plan" }).click();
  await page.getByLabel("What it is called").fill(title);
  // A plan is submitted once for a period: each way of looking has its own.
  await page.getByLabel("Period").selectOption({ index: project.use.javaScriptEnabled === false ? 3 : 4 });
  await page.getByLabel("Target in GBP").fill("100,000");
  const keep = page.getByRole("group", { name: /^Keep:/ });
  await keep.getByLabel("How many").fill("130");
  await keep.getByLabel("Each, GBP").fill("400");
  await keep.getByLabel("How it will be done").fill("Ring before the cover ends.");
  await page.getByRole("button", { name: "Save the plan" }).click();

  await expect(page.getByText("Saved. Nothing is submitted yet.")).toBeVisible();
  await expect(page.getByText("£48,000.00 short: 120 more customers kept would do it.")).toBeVisible();
  await expect(page.getByText("130 × £400.00 = £52,000.00")).toBeVisible();
  await expect(page.getByRole("button", { name: "Submit the plan" })).toHaveCount(0);
  if (project.name === "with JavaScript") await expectAccessible(page);

  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await expect(page).toHaveURL(/\/edit$/);
  await page
    .getByRole("group", { name: /^Keep:/ })
    .getByLabel("How many")
    .fill("250");
  await page.getByRole("button", { name: "Save the plan" }).click();
  // The sum says it while one types already: only the saved one can be submitted.
  await expect(page.getByText(/^Draft, version 2, saved by/)).toBeVisible();
  await expect(page.getByText("The lines come to the target, exactly.")).toBeVisible();
  await page.getByRole("button", { name: "Submit the plan" }).click();
  await expect(page.getByText("Submitted. It holds from now on, as it is.")).toBeVisible();
  await expect(page.getByText(/It stands as it is\./)).toBeVisible();
  await expect(page.getByRole("button", { name: "Submit the plan" })).toHaveCount(0);
});

test("a plan adds itself up while it is written", async ({ page, signedInAs }) => {
  await signedInAs("manager");
  await page.goto("/numbers/plans/new");
  await page.getByLabel("Target in GBP").fill("1,000");
  const win = page.getByRole("group", { name: /^Win:/ });
  await win.getByLabel("Each, GBP").fill("30");
  await win.getByLabel("How many").fill("33");
  await expect(
    page.getByText("£10.00 short: 1 more customer won, at £30.00 each, would be £20.00 more than is missing."),
  ).toBeVisible();
  await page.getByLabel("Target in GBP").fill("990");
  await expect(page.getByText("The lines come to the target, exactly.")).toBeVisible();
});

test("a threshold is proposed by a manager, set by the board, and last quarter's report still shows the old one", async ({
  page,
  signedInAs,
}) => {
  await signedInAs("board");
  await openLastReport(page);
  const report = new URL(page.url()).pathname;
  const before = await figures(page).getByRole("cell").first().textContent();
  const [threshold] = (await page.getByText(/^\d+ days: “/).textContent())?.split(":") ?? [];

  const why = `So it looks to ${ownWord()}.`;
  await signedInAs("manager");
  await page.goto("/numbers/threshold");
  const propose = page.getByRole("form", { name: "Propose a lapse threshold" });
  const inForce = await page
    .getByRole("row", { name: /in force/ })
    .getByRole("rowheader")
    .textContent();
  const days = Number.parseInt(inForce ?? "", 10) + 1;
  await propose.getByLabel("Days without a purchase").fill(String(days));
  await propose.getByLabel("Why").fill(why);
  await propose.getByRole("button", { name: "Propose it to the board" }).click();
  await expect(page.getByText("Proposed. The board sees it, with what it would change.")).toBeVisible();

  await signedInAs("board");
  await page.goto("/waiting");
  await page
    .getByRole("link", { name: new RegExp(`^${days} days without a purchase`) })
    .first()
    .click();
  const proposal = page.getByRole("article").filter({ hasText: why });
  await expect(proposal.getByRole("row", { name: "Lost" })).toBeVisible();
  await proposal.getByText("Set it", { exact: true }).click();
  const set = proposal.getByRole("form", { name: "Set what is proposed" });
  await set.getByLabel("Why").fill("One day more is one day more.");
  await set.getByRole("button", { name: "Set it from now on" }).click();
  await expect(page.getByText("Set. Reports of earlier quarters keep the threshold they had.")).toBeVisible();
  await expect(proposal.getByText(new RegExp(`^Set to ${days} days by`))).toBeVisible();

  await page.goto(report);
  await expect(page.getByText(`${threshold}: “`, { exact: false })).toBeVisible();
  expect(await figures(page).getByRole("cell").first().textContent()).toBe(before);
  await expect(page.getByRole("columnheader", { name: `Anew today, lost after ${days} days of now` })).toBeVisible();
  await expectAccessible(page);
});
