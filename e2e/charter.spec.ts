import type { Page } from "@playwright/test";
import { expect, expectNoSidewaysScroll, test } from "./fixtures";

async function aNewCustomer(page: Page, name: string): Promise<string> {
  await page.goto("/customers/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** There is one charter, so that its journey runs once: without JavaScript, where it is hardest. */
test("the board drafts a version, those named sign it, and from then on an issue makes its promise @nojs-only", async ({
  page,
  signedInAs,
}) => {
  await signedInAs("board");
  await page.goto("/charter");
  await page.getByRole("button", { name: "Draft the next version" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /Version \d+, a draft/ })).toBeVisible();
  await page.goto("/charter/draft?clause=put_right");
  const form = page.getByRole("article").filter({ hasText: "Put right" }).getByRole("form", { name: "A clause" });
  await form.getByLabel("By when (optional)").fill("Thursday 3pm");
  await form.getByRole("button", { name: "Save the clause" }).click();
  await expect(page.getByText("Count it from what happened").first()).toBeVisible();
  await page.goto("/charter/draft?clause=put_right");
  const said = "When you tell us something is wrong, we put it right within seven working days.";
  await form.getByLabel("The promise, in the words the customer reads").fill(said);
  await form.getByLabel("By when (optional)").fill("in 7 working days");
  await form.getByRole("button", { name: "Save the clause" }).click();
  await expect(page.getByText(`“${said}”`)).toBeVisible();
  await page.getByRole("checkbox", { name: /^Helena Brandt/ }).check();
  await page.getByRole("checkbox", { name: /^Priya Raman/ }).check();
  await page.getByRole("button", { name: "Put up for signing" }).click();
  await expect(page.getByText("Put up for signing. Nothing in it can be changed any more.")).toBeVisible();
  await page.getByRole("button", { name: /^Sign version \d+/ }).click();
  await expect(page.getByText("Signed. The version is in force once everybody named has signed.")).toBeVisible();
  await signedInAs("chief customer officer");
  await page.goto("/charter");
  await page.getByRole("link", { name: "Read it", exact: true }).click();
  await expect(page.getByText(`“${said}”`)).toBeVisible();
  await page.getByRole("button", { name: /^Sign version \d+/ }).click();
  await expect(page.getByText(`“${said}”`)).toBeVisible();
  await expect(page.getByText("in force").first()).toBeVisible();

  await signedInAs("front line");
  const brief = await aNewCustomer(page, "Perpetua Charterhouse");
  await page.goto(`${brief}/issue`);
  await page.getByLabel("What is wrong").fill("The boiler goes out every night.");
  await page.getByLabel("Fault").check();
  await page.getByRole("button", { name: "Open the issue" }).click();
  await page.goto(brief);
  await page.getByRole("link", { name: said }).first().click();
  await expect(page.getByRole("heading", { name: "By the charter" })).toBeVisible();
  const promised = page.url();
  await page.getByRole("link", { name: "an issue", exact: true }).click();
  await page.getByLabel("How was it put right?").fill("A new valve, and it ran all night.");
  await page.getByRole("button", { name: "It is put right" }).click();
  await expect(page.getByText("Issue resolved.")).toBeVisible();
  await page.goto(promised);
  await expect(page.getByText("evidence recorded by the system")).toBeVisible();
});

test("anybody reads the charter without signing in, on a phone too, and finds nothing of our own figures @nojs", async ({
  page,
}) => {
  const response = await page.goto("/our-charter");
  expect(response?.headers()["content-security-policy"]).toContain("frame-ancestors 'none'");
  await expect(page.getByRole("heading", { level: 1, name: "What we promise you" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 2 })).toHaveCount(6);
  await expect(page.getByText("If we break it").first()).toBeVisible();
  await expect(page.getByText(/\d+ of \d+/)).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  const embedded = await page.goto("/our-charter?embed=1");
  expect(embedded?.headers()["content-security-policy"]).toContain("frame-ancestors 'none'");
});
