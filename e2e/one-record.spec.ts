import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";

/** The journeys with and without JavaScript run side by side and must not merge the same pair. */
const ownPair = () => (test.info().project.name.startsWith("without") ? 1 : 0);
const hasScript = () => !test.info().project.name.startsWith("without");

const pairs = (page: Page) => page.getByRole("list", { name: "Pairs, the likeliest first" }).getByRole("listitem");

/** Opens a suggestion and gives the addresses of the two records. */
async function compareOwnPair(page: Page): Promise<string[]> {
  await page.goto("/duplicates");
  const pair = pairs(page).nth(ownPair());
  const briefs = await pair
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  await pair.getByRole("link", { name: /^Compare/ }).click();
  await expect(page.getByRole("heading", { name: "Are these one and the same customer?" })).toBeVisible();
  return briefs.slice(0, 2);
}

test("a suggestion becomes one record, and two again @nojs", async ({ page, signedInAs }) => {
  await signedInAs("manager");
  const [one = "", other = ""] = await compareOwnPair(page);
  if (hasScript()) await expectAccessible(page);

  // Nothing happens without a reason and a yes.
  await page.getByRole("button", { name: "Merge" }).click();
  await expect(page.getByText("Please confirm that they are one and the same.")).toBeVisible();
  await page.getByLabel("Why they are the same").fill("The same person; she said so on the phone.");
  await page.getByLabel("They are one and the same customer.").check();
  await page.getByRole("button", { name: "Merge" }).click();
  await expect(page.getByText("Merged. Both records are one from now on.")).toBeVisible();

  await page.getByRole("link", { name: "Open the brief" }).click();
  await expect(page.getByText("was merged into this one")).toBeVisible();
  await expect(page.getByText(/^Merged: two records are one customer/)).toBeVisible();
  const survivor = new URL(page.url()).pathname;
  expect([one, other]).toContain(survivor);

  // The old address, and what lies below it, lead to the one record.
  const merged = survivor === one ? other : one;
  await page.goto(merged);
  expect(new URL(page.url()).pathname).toBe(survivor);
  await page.goto(`${merged}/contact`);
  await expect(page.getByRole("main").getByRole("link").first()).toHaveAttribute("href", survivor);

  await page.goto(survivor);
  await page.getByRole("link", { name: "Another record" }).click();
  await page.getByRole("list", { name: "Merges" }).getByRole("link").first().click();
  await expect(page.getByText("If it was wrong, it can be taken apart")).toBeVisible();
  if (hasScript()) await expectAccessible(page);
  await page.getByLabel("Why the merge was wrong").fill("They are mother and daughter.");
  // They stay a suggestion for whoever tries this next.
  await page.getByLabel("They are two different customers.").uncheck();
  await page.getByRole("button", { name: "Take apart" }).click();
  await expect(page.getByText("Taken apart. Both stand for themselves again.")).toBeVisible();

  for (const brief of [one, other]) {
    await page.goto(brief);
    expect(new URL(page.url()).pathname).toBe(brief);
    await expect(page.getByText("was merged into this one")).toHaveCount(0);
  }
});

test("another record is found by name and shown beside this one @nojs", async ({ page, signedInAs }) => {
  await signedInAs("manager");
  await page.goto("/call?account=004417");
  const brief = new URL(page.url()).pathname;
  await page.goto(`${brief}/merge`);
  await page.getByRole("searchbox", { name: "Find the other record" }).fill("Haigh");
  await page.getByRole("main").getByRole("button", { name: "Find" }).click();
  await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  await expect(page.getByRole("group", { name: "Which record stands for both" })).toBeVisible();
  await expect(page.getByRole("table", { name: "What becomes one" })).toBeVisible();
});

test("the suggestions and the comparison read well on a phone", async ({ page, signedInAs }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signedInAs("manager");
  await page.goto("/duplicates");
  await expect(pairs(page).first()).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await pairs(page)
    .nth(3)
    .getByRole("link", { name: /^Compare/ })
    .click();
  await expect(page.getByRole("button", { name: "Merge" })).toBeVisible();
  await expectNoSidewaysScroll(page);
});

test("whoever may not merge is told which right it takes @nojs", async ({ page, signedInAs }) => {
  await signedInAs("front line");
  await page.goto("/duplicates");
  await expect(page.getByText(/This needs the right “customer:merge”/)).toBeVisible();
});
