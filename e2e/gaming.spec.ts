import type { Page } from "@playwright/test";
import { expect, ownWord, test } from "./fixtures";
import { pressUntilSaved } from "./promises";

/** A promise to Mrs Okonkwo, made now and due so soon; its page. */
async function promiseDue(page: Page, when: string): Promise<string> {
  await page.goto("/call?account=004417");
  await page.waitForURL(/\/customers\//);
  await page.goto(`${new URL(page.url()).pathname}/promise`);
  const words = `I'll look after ${ownWord()}.`;
  await page.getByLabel("What was said to them").fill(words);
  await page.getByLabel("When", { exact: true }).fill(when);
  await pressUntilSaved(page, "Make the promise", /done=promised/);
  await page.goto("/promises");
  await page.getByRole("link", { name: words }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: words })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** One of the overdue promises of the company, by its page. */
async function anOverdue(page: Page): Promise<string> {
  await page.goto("/promises?of=everyone");
  const hrefs = await page
    .getByRole("main")
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  const href = hrefs.find((path) => /^\/promises\/[0-9a-f-]{36}/.test(path));
  if (!href) throw new Error("Nothing is overdue in the demo.");
  return href.replace(/[?#].*$/, "");
}

test("what is logged after the fact, or has no time, is refused and nothing typed is lost @nojs", async ({
  page,
  signedInAs,
}) => {
  await signedInAs("front line");
  await page.goto("/call?account=004417");
  await page.waitForURL(/\/customers\//);
  await page.goto(`${new URL(page.url()).pathname}/promise`);
  for (const when of ["yesterday 3pm", "soon", "as soon as we can"]) {
    await page.getByLabel("What was said to them").fill("I'll ring you back.");
    await page.getByLabel("When", { exact: true }).fill(when);
    await page.getByRole("button", { name: "Make the promise" }).click();
    await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible();
    expect(page.url()).not.toContain("done=");
  }
});

test("a made-up wish of the customer is refused without the contact it was said in @nojs", async ({
  page,
  signedInAs,
}) => {
  await signedInAs("front line");
  const path = await promiseDue(page, "in 3 working days");
  await page.goto(`${path}?act=cancel`);
  await page.getByRole("radio", { name: /^The customer/ }).check();
  await page.getByLabel("Why", { exact: true }).fill("She does not need it.");
  await page.getByRole("button", { name: "Cancel the promise" }).click();
  await expect(page.getByText(/refers to the contact in which it was said/).first()).toBeVisible();
});

test("what is overdue is kept late, or without proof, and the page says so before it is saved @nojs", async ({
  page,
  signedInAs,
}) => {
  await signedInAs("lead");
  const path = await anOverdue(page);
  await page.goto(`${path}?act=keep`);
  await expect(page.getByText("Done in time, logged only now")).toBeVisible();
  await expect(page.getByText(/not kept/i).first()).toBeVisible();
  await page.goto(`${path}?act=cancel`);
  await expect(page.getByText("It is past its due time: it stays counted as not kept.")).toBeVisible();
  await page.goto(`${path}?act=void`);
  await expect(page.getByRole("button", { name: "Ask for it to be void" })).toHaveCount(0);
});

test("a void is not agreed to by whoever made the promise", async ({ page, signedInAs }) => {
  await signedInAs("front line");
  const path = await promiseDue(page, "in 3 working days");
  await page.goto(`${path}?act=void`);
  await page.getByLabel("What was the error").fill("That was the neighbour.");
  await page.getByRole("button", { name: "Ask for it to be void" }).click();
  await expect(page.getByText("A second person has to agree before it is void.")).toBeVisible();
  await page.goto(`${path}?act=confirm_void`);
  await expect(page.getByRole("button", { name: /Agree/ })).toHaveCount(0);
});
