import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, ownWord, test } from "./fixtures";

/** A customer of this journey's own with an issue, so that no other gift counts against the limits. */
async function aCustomerWithAnIssue(page: Page, name: string): Promise<string> {
  await page.goto("/customers/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: /Create/ }).click();
  await page.waitForURL(/\/customers\/[0-9a-f-]{36}/);
  const path = new URL(page.url()).pathname;
  await page.goto(`${path}/issue`);
  await page.getByLabel("What is wrong").fill("No hot water since Monday.");
  await page.getByRole("button", { name: "Open the issue" }).click();
  await page.waitForURL(/done=opened/);
  return path;
}

type Given = { act: string; amount: string; words: string };

async function fillIn(page: Page, path: string, { act, amount, words }: Given): Promise<void> {
  await page.goto(`${path}/goodwill`);
  await page.getByRole("radio", { name: /No hot water since Monday/ }).check();
  await page.getByRole("radio", { name: new RegExp(`^${act}`) }).check();
  await page.getByLabel(/^How much/).fill(amount);
  await page.getByLabel("What happened, and why this is right").fill(words);
}

/** A word nobody else's run has, so that queues shared by all journeys show whose line it is. */
test("within the limit it is given in one act, and a second helping above it is not @nojs", async ({
  page,
  signedInAs,
  javaScriptEnabled,
}) => {
  await signedInAs("front line");
  const path = await aCustomerWithAnIssue(page, `Nora Within ${ownWord()}`);
  await fillIn(page, path, { act: "Refund", amount: "35", words: "Three days without hot water." });
  if (javaScriptEnabled) await expect(page.getByText("Within your limit", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Give it" }).click();
  await expect(page.getByText("Given and logged. Nobody has to be asked.")).toBeVisible();
  await expect(page.getByText("Three days without hot water.")).toBeVisible();
  await page.getByText("How did they take it?").click();
  await page.getByLabel("They were").selectOption("pleased");
  await page.getByRole("button", { name: "Note it" }).click();
  await expect(page.getByText("they were pleased")).toBeVisible();
  await fillIn(page, path, { act: "Refund", amount: "35.00", words: "A fourth day." });
  await page.getByRole("button", { name: javaScriptEnabled ? "Ask for it" : "Give it" }).click();
  await expect(page.getByText("This is more than you may give by yourself.").first()).toBeVisible();
  await expect(page.getByLabel("What happened, and why this is right")).toHaveValue("A fourth day.");
  await page.goto(path);
  await expect(page.getByRole("main").getByText("Refund, £35.00")).toBeVisible();
  if (javaScriptEnabled) await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test("above the limit the front line asks, the manager approves, and it is given once @nojs", async ({
  page,
  context,
  signedInAs,
  javaScriptEnabled,
}) => {
  await signedInAs("front line");
  const words = `Nine days, and two heaters bought, ${ownWord()}.`;
  const path = await aCustomerWithAnIssue(page, `Aled Above ${ownWord()}`);
  await fillIn(page, path, { act: "Refund", amount: "150", words });
  if (javaScriptEnabled) await expect(page.getByText("Above your limit", { exact: true })).toBeVisible();
  await page.getByLabel(/[Ww]ho approves it/).selectOption({ label: "Daniel Reyes, leads your team" });
  await page.getByRole("button", { name: /^(Ask for it|Give it)$/ }).click();
  await expect(page.getByText("Sent as a request. The wait is counted from now.")).toBeVisible();
  if (javaScriptEnabled) await expectAccessible(page);
  await page.goto(path);
  await expect(page.getByText("Waits for Daniel Reyes.")).toBeVisible();

  await context.clearCookies();
  await signedInAs("lead");
  await page.goto("/waiting");
  await page.getByRole("link", { name: words }).click();
  const request = page.getByRole("article").filter({ hasText: words });
  await request.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByText("Approved. Whoever asked can give it now.")).toBeVisible();

  await context.clearCookies();
  await signedInAs("front line");
  await page.goto("/approvals?show=asked");
  await page.getByRole("article").filter({ hasText: words }).getByRole("button", { name: "Give it now" }).click();
  await expect(page.getByText("Given and logged.")).toBeVisible();
  await expect(page.getByRole("article").filter({ hasText: words }).getByText("Approved and given")).toBeVisible();
  await page.goto(`${path}/goodwill`);
  await expect(page.getByText("approved by Daniel Reyes")).toBeVisible();
});

test("a manager refuses with a reason, which the front line reads @nojs", async ({ page, context, signedInAs }) => {
  await signedInAs("front line");
  const words = `A holiday, because the heating ticked, ${ownWord()}.`;
  const path = await aCustomerWithAnIssue(page, `Rhys Refused ${ownWord()}`);
  await fillIn(page, path, { act: "Refund", amount: "290", words });
  await page.getByLabel(/[Ww]ho approves it/).selectOption({ label: "Daniel Reyes, leads your team" });
  await page.getByRole("button", { name: /^(Ask for it|Give it)$/ }).click();
  await expect(page.getByText("Sent as a request.")).toBeVisible();

  await context.clearCookies();
  await signedInAs("lead");
  await page.goto("/approvals");
  const request = page.getByRole("article").filter({ hasText: words });
  await request.getByRole("button", { name: "Refuse" }).click();
  await expect(page.getByText("Please say why, so that it can be told to the customer.").first()).toBeVisible();
  await request.getByLabel(/Your reason/).fill("Offer them a visit first.");
  await request.getByRole("button", { name: "Refuse" }).click();
  await expect(page.getByText("Refused, with your reason.")).toBeVisible();

  await context.clearCookies();
  await signedInAs("front line");
  await page.goto("/approvals?show=asked");
  await expect(
    page.getByRole("article").filter({ hasText: words }).getByText("Offer them a visit first."),
  ).toBeVisible();
});

test("a restriction needs a decision, shows in the brief and is ended @nojs", async ({ page, signedInAs, context }) => {
  await signedInAs("front line");
  const path = await aCustomerWithAnIssue(page, `Ruth Restricted ${ownWord()}`);
  await page.goto(`${path}/restrictions`);
  await expect(page.getByText("This needs the right “restriction:set”")).toBeVisible();
  await context.clearCookies();
  await signedInAs("manager");
  await page.goto(`${path}/restrictions`);
  await page.getByLabel("What holds").fill("No returns without a receipt.");
  await page.getByLabel("Why for this customer").fill("Nineteen of twenty came back worn.");
  const from = await page.getByLabel("From").inputValue();
  await page.getByLabel("Last day").fill(from);
  await page.getByRole("button", { name: "Set the restriction" }).click();
  await expect(page.getByText("Please look at the marked fields.")).toBeVisible();
  await page.getByLabel("By which decision").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Set the restriction" }).click();
  await expect(page.getByText("It shows in the brief while its decision stands.")).toBeVisible();
  await page.goto(path);
  await expect(page.getByText("No returns without a receipt.")).toBeVisible();
  await page.goto(`${path}/restrictions`);
  await page.getByRole("button", { name: "End it today" }).click();
  await expect(page.getByText("Ended. It stays to be seen among what was.")).toBeVisible();
  await page.goto(path);
  await expect(page.getByText("No returns without a receipt.")).toBeHidden();
});
