import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, ownWord, test } from "./fixtures";
import { pressUntilSaved } from "./promises";

/** Makes a promise to Mrs Okonkwo from her page and opens it; the words tell it from every other. */
async function promiseTo(page: Page, words: string, when = "in 3 working days"): Promise<string> {
  await page.goto("/call?account=004417");
  await page.waitForURL(/\/customers\//);
  await page.goto(`${new URL(page.url()).pathname}/promise`);
  await page.getByLabel("What was said to them").fill(words);
  await page.getByLabel("When", { exact: true }).fill(when);
  await pressUntilSaved(page, "Make the promise", /done=promised/);
  await page.goto("/promises");
  const line = page.getByRole("link", { name: `“${words}”`, exact: true }).first();
  const later = page.getByRole("link", { name: "Due later" });
  // Each run leaves promises behind: the newest may stand on a later page of the queue.
  while (!(await line.isVisible()) && (await later.isVisible())) {
    const href = await later.getAttribute("href");
    await later.click();
    await page.waitForURL((url) => `${url.pathname}${url.search}` === href);
  }
  await line.click();
  await expect(page.getByRole("heading", { level: 1, name: words })).toBeVisible();
  return new URL(page.url()).pathname;
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

test("what “when” means comes without moving the button somebody is about to press", async ({ page, signedInAs }) => {
  await signedInAs("front line");
  await page.goto("/call?account=004417");
  await page.waitForURL(/\/customers\//);
  await page.goto(`${new URL(page.url()).pathname}/promise`);
  const button = page.getByRole("button", { name: "Make the promise" });
  const before = await button.boundingBox();
  await page.getByLabel("When", { exact: true }).fill("in 3 working days");
  await expect(page.getByText(/^End of business on/)).toBeVisible();
  expect(await button.boundingBox()).toEqual(before);
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

/** Logs a call with Mrs Okonkwo that ticks nothing unless asked. */
async function logCall(page: Page, words: string, keeps?: string): Promise<void> {
  await page.goto("/call?account=004417");
  await page.waitForURL(/\/customers\//);
  await page.goto(`${new URL(page.url()).pathname}/contact`);
  await page.getByLabel("What was said", { exact: true }).fill(words);
  if (keeps) await page.getByRole("checkbox", { name: keeps }).check();
  await page.getByRole("button", { name: "Log contact" }).click();
  await page.waitForURL(/done=logged/);
}

test("a promise is moved with the customer’s consent, in the contact in which they gave it @nojs", async ({
  page,
  signedInAs,
}) => {
  await signedInAs("front line");
  const word = ownWord();
  const path = await promiseTo(page, `I'll ask about the ${word}.`);
  await logCall(page, `They agreed to wait for the ${word}.`);
  await page.goto(`${path}?act=move`);
  await page.getByRole("textbox", { name: "The new time" }).fill("in 6 working days");
  await page.getByLabel("We did").check();
  await page.getByLabel("The contact in which it was said").selectOption({ label: await optionWith(page, word) });
  await page.getByLabel("They agreed to the new time").check();
  await page.getByLabel("Why", { exact: true }).fill("The supplier is late.");
  await pressUntilSaved(page, "Move", /done=moved/);
  await expect(page.getByText(/Moved to .*by us, the customer agreed/)).toBeVisible();
});

/** The one option that carries this word, as it is written. */
async function optionWith(page: Page, word: string): Promise<string> {
  return (
    (await page
      .getByRole("option", { name: new RegExp(word) })
      .first()
      .textContent()) ?? ""
  );
}

test("the contact that keeps a promise keeps it in the same act, as its evidence @nojs", async ({
  page,
  signedInAs,
}) => {
  await signedInAs("front line");
  const word = ownWord();
  const path = await promiseTo(page, `I'll ring about the ${word}.`);
  await logCall(page, "Rang, as promised.", word);
  await page.goto(path);
  await expect(page.getByText("Shown by: “Rang, as promised.”")).toBeVisible();
  await expect(page.getByText("evidence recorded by the system")).toBeVisible();
});

test("after a contact is logged, Keep takes it as evidence in one press @nojs", async ({ page, signedInAs }) => {
  await signedInAs("front line");
  const word = ownWord();
  const path = await promiseTo(page, `I'll read the ${word} to you.`);
  await logCall(page, `Read the ${word} out.`);
  await expect(page.getByText("Did the contact just logged keep one of these?")).toBeVisible();
  await page.getByRole("button", { name: new RegExp(`^Keep: .*${word}`) }).click();
  await page.waitForURL(/done=kept/);
  await page.goto(path);
  await expect(page.getByText(`Shown by: “Read the ${word} out.”`)).toBeVisible();
});

test("a second promise of the same kind and hour is told of before it is saved, and can be made @nojs", async ({
  page,
  signedInAs,
}) => {
  await signedInAs("front line");
  const word = ownWord();
  await promiseTo(page, `I'll post the ${word} by courier.`, "in 8 working days");
  await page.goto("/call?account=004417");
  await page.waitForURL(/\/customers\//);
  await page.goto(`${new URL(page.url()).pathname}/promise`);
  await page.getByLabel("What was said to them").fill(`The ${word} comes by courier, I'll post it.`);
  await page.getByLabel("When", { exact: true }).fill("in 8 working days");
  await page.getByRole("button", { name: "Make the promise" }).click();
  await expect(page.getByText(/They have a promise of this kind for the same hour already/)).toBeVisible();
  await page.getByRole("button", { name: "Make the promise" }).click();
  await page.waitForURL(/done=promised/);
});

test("a lead hands over all of an absent colleague’s, sees what goes where, and no due time moves @nojs", async ({
  page,
  context,
  signedInAs,
  javaScriptEnabled,
}) => {
  // One colleague for each way of looking, so that the two do not hand over each other's.
  const colleague = javaScriptEnabled ? "Owen Gallagher" : "Alistair Munro";
  await signedInAs("front line");
  const word = ownWord();
  await page.goto("/call?account=004417");
  await page.waitForURL(/\/customers\//);
  await page.goto(`${new URL(page.url()).pathname}/promise`);
  await page.getByLabel("What was said to them").fill(`${colleague} will look at the ${word}.`);
  await page.getByLabel("When", { exact: true }).fill("in 4 working days");
  const owner = await page.getByRole("option", { name: colleague }).first().textContent();
  await page.getByLabel("Who will do it").selectOption({ label: owner ?? "" });
  await pressUntilSaved(page, "Make the promise", /done=promised/);
  await context.clearCookies();
  await signedInAs("lead");
  await page.goto("/promises/hand-over");
  await page.getByRole("link", { name: new RegExp(`^${colleague}`) }).click();
  await expect(page.getByRole("link", { name: new RegExp(word) })).toBeVisible();
  await page.getByLabel(`Who will do what ${colleague} promised`).selectOption({ label: "Leeds line (team, Service)" });
  await page.getByRole("button", { name: /^Hand (it )?over/ }).click();
  await page.waitForURL(/done=handed-over/);
  await expect(page.getByText("They have nothing open any more.")).toBeVisible();
  await page.goto("/promises?of=unowned");
  await expect(page.getByText("Leeds line, nobody’s yet").first()).toBeVisible();
  if (javaScriptEnabled) await expectAccessible(page);
});

test("what was broken is put right: our words, what is given, and a new promise; it stays broken @nojs", async ({
  page,
  signedInAs,
  javaScriptEnabled,
}) => {
  await signedInAs("front line");
  await page.goto("/promises/broken?of=everyone");
  await page
    .getByRole("link", { name: /^Put it right: / })
    .first()
    .click();
  await expect(page.getByLabel("What we say")).toHaveValue(/^We (said: “|promised you something).*sorry/s);
  const word = ownWord();
  await page.getByLabel("What was said to them").fill(`I'll ring you myself about the ${word}.`);
  await page.getByLabel("When", { exact: true }).fill("in 2 working days");
  if (javaScriptEnabled) await expectAccessible(page);
  await pressUntilSaved(page, "Put it right", /done=put-right/);
  await expect(page.getByText("What was broken stays broken")).toBeVisible();
  await page.getByRole("link", { name: new RegExp(word) }).click();
  await expect(page.getByText("Puts right")).toBeVisible();
  await expectNoSidewaysScroll(page);
});

test("a queue on a screen shows what a colleague adds and what falls due, without a reload, and keeps the keyboard's place", async ({
  page,
  browser,
  signedInAs,
}) => {
  test.setTimeout(180_000);
  await signedInAs("front line");
  const [word, later] = [ownWord(), ownWord()];
  await promiseTo(page, `I'll ring about the ${word}.`, soonInLondon());
  await page.goto("/promises");
  const row = page.getByRole("listitem").filter({ hasText: word });
  await expect(row).not.toContainText("Overdue");
  await page.evaluate(() => document.body.setAttribute("data-not-reloaded", ""));
  await row.getByRole("link", { name: "Move" }).focus();
  await expect(row).toContainText("Overdue", { timeout: 130_000 });
  await expect(row.getByRole("link", { name: "Move" })).toBeFocused();

  const other = await browser.newContext({ storageState: await page.context().storageState() });
  await promiseTo(await other.newPage(), `I'll write about the ${later}.`, "in 1 hour");
  await expect(page.getByRole("link", { name: new RegExp(later) })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("status").filter({ hasText: "The list has changed" })).toBeAttached();
  await expect(page.locator("body[data-not-reloaded]")).toHaveCount(1);
  await other.close();
});

/** The next minute of Mrs Okonkwo's clock that leaves time to save: "14:32". */
function soonInLondon(): string {
  const clock = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone: "Europe/London" });
  const ahead = new Date(Date.now() + 75_000);
  return clock.format(ahead);
}
