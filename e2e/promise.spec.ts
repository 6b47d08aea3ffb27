import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";

/** Makes a promise to Mrs Okonkwo from her page and opens it; the words tell it from every other. */
async function promiseTo(page: Page, words: string, when = "in 3 working days"): Promise<string> {
  await page.goto("/call?account=004417");
  await page.waitForURL(/\/customers\//);
  await page.goto(`${new URL(page.url()).pathname}/promise`);
  await page.getByLabel("What was said to them").fill(words);
  await page.getByLabel("When", { exact: true }).fill(when);
  await pressUntilSaved(page, "Make the promise", /done=promised/);
  await page.goto("/promises");
  await page.getByRole("link", { name: words }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: words })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** What "when" means is shown before saving: while typing, or by the first press where that was too quick or without JavaScript. */
async function pressUntilSaved(page: Page, button: string, saved: RegExp): Promise<void> {
  await page.getByRole("button", { name: button }).click();
  const asks = page.getByText("Nothing is saved yet");
  await Promise.race([page.waitForURL(saved), asks.waitFor()]);
  if (await asks.isVisible()) await page.getByRole("button", { name: button }).click();
  await page.waitForURL(saved);
}

test("the front line makes a promise, sees when it is due before saving, keeps it and takes the Keep back @nojs", async ({
  page,
  signedInAs,
  javaScriptEnabled,
}, { title, project }) => {
  await signedInAs("front line");
  const words = `I'll send the certificate, ${project.name} ${title.length}.`;
  const path = await promiseTo(page, words);
  await expect(page.getByText("This counts as kept. It rests on our word.")).toBeVisible();
  await page.getByRole("button", { name: "Keep", exact: true }).click();
  await expect(page.getByText("Kept, and recorded with the time.")).toBeVisible();
  await page.getByRole("button", { name: "Take the Keep back" }).click();
  await expect(page.getByText("Taken back. The promise is open as before.")).toBeVisible();
  await page.goto(path);
  await expect(page.getByText("Keep taken back")).toBeVisible();
  // axe runs inside the page and needs its timers.
  if (javaScriptEnabled) await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test("a promise is moved by us with a reason, and says that the first time stays judged @nojs", async ({
  page,
  signedInAs,
}, { project }) => {
  await signedInAs("front line");
  const path = await promiseTo(page, `I'll find the old invoice, ${project.name}.`);
  await page.goto(`${path}?act=move`);
  await page.getByRole("textbox", { name: "The new time" }).fill("in 5 working days");
  await expect(page.getByText("The time first promised stays the one that is judged").first()).toBeVisible();
  await page.getByLabel("We did").check();
  await page.getByLabel("Why", { exact: true }).fill("The archive is closed this week.");
  await pressUntilSaved(page, "Move", /done=moved/);
  await expect(page.getByText(/Moved to .*by us, without their consent/)).toBeVisible();
});

test("“soon” is refused and nothing typed is lost @nojs", async ({ page, signedInAs }) => {
  await signedInAs("front line");
  await page.goto("/call?account=004417");
  await page.waitForURL(/\/customers\//);
  await page.goto(`${new URL(page.url()).pathname}/promise`);
  await page.getByLabel("What was said to them").fill("I'll see to it.");
  await page.getByLabel("When", { exact: true }).fill("soon");
  await page.getByRole("button", { name: "Make the promise" }).click();
  await expect(page.getByText("“soon” is not a time a customer can hold us to").first()).toBeVisible();
  await expect(page.getByLabel("What was said to them")).toHaveValue("I'll see to it.");
});

test("a void is asked for by one person and agreed to by another", async ({ page, context, signedInAs }) => {
  await signedInAs("front line");
  const path = await promiseTo(page, "I'll ring about the wrong house.");
  await page.goto(`${path}?act=void`);
  await page.getByLabel("What was the error").fill("That was the neighbour.");
  await page.getByRole("button", { name: "Ask for it to be void" }).click();
  await expect(page.getByText("A second person has to agree before it is void.")).toBeVisible();
  await context.clearCookies();
  await signedInAs("manager");
  await page.goto(`${path}?act=confirm_void`);
  await page.getByRole("button", { name: "Agree that it is void" }).click();
  await expect(page.getByText("Promise is void.")).toBeVisible();
});

test("a promise is handed to the team, and taken from it", async ({ page, signedInAs }) => {
  await signedInAs("front line");
  const path = await promiseTo(page, "I'll ask the engineer about the flue.");
  await page.goto(`${path}?act=hand_over`);
  await page.getByLabel("Who will do it").selectOption({ label: "Leeds line (team, Service)" });
  await page.getByRole("button", { name: "Hand over" }).click();
  await expect(page.getByText("Handed over to Leeds line")).toBeVisible();
  await page.goto(`${path}?act=hand_over`);
  await page.getByLabel("Who will do it").selectOption({ label: "Me" });
  await page.getByRole("button", { name: "Hand over" }).click();
  await expect(page.getByText("Handed over to Amara Boateng")).toBeVisible();
});

test("past its due time, Keep says what it counts as before anything is saved @nojs", async ({ page, signedInAs }) => {
  await signedInAs("front line");
  await page.goto("/promises?of=everyone");
  await page
    .getByRole("link", { name: /^Keep: / })
    .first()
    .click();
  await expect(page.getByText(/counts as not kept/).first()).toBeVisible();
});

test("a board member opens the promises behind the rate @nojs", async ({ page, signedInAs }) => {
  await signedInAs("board");
  await page.goto("/promises?of=everyone");
  await expect(page.getByRole("button", { name: /^Keep/ })).toHaveCount(0);
  await page.getByRole("link", { name: /The broken ones of/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Due / })).toBeVisible();
  await expect(page.getByText(/Kept as promised: \d+%, [\d,]+ of [\d,]+, between/)).toBeVisible();
});
