import { expect, expectAccessible, expectNoSidewaysScroll, ownWord, test } from "./fixtures";
import { pressUntilSaved } from "./promises";

test("a manager listens to the month's sample, one contact after the other @nojs", async ({
  page,
  signedInAs,
  javaScriptEnabled,
}) => {
  await signedInAs("manager");
  await page.goto("/promises/listening");
  await page.getByRole("link", { name: "Listen to the next" }).click();
  await page.waitForURL(/\/promises\/listening\/[0-9a-f-]{36}/);
  await page.getByRole("button", { name: "The next" }).click();
  await expect(page.getByText("Say whether something was promised here.").first()).toBeVisible();
  await page.getByLabel("Yes, and nobody logged it").check();
  await page.getByRole("button", { name: "The next" }).click();
  await expect(page.getByText("Write the words that were said.").first()).toBeVisible();
  const words = `I'll look for the plan of ${ownWord()}.`;
  await page.getByLabel("What was said to them").fill(words);
  await page.getByLabel("It was not kept").check();
  await page.getByRole("button", { name: "The next" }).click();
  await expect(page.getByText(/^Noted\./)).toBeVisible();
  if (javaScriptEnabled) await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.goto("/promises/unlogged?through=listening");
  await expect(page.getByText(words)).toBeVisible();
});

test("whoever learns of a promise nobody logged notes it, and the front line puts it right @nojs", async ({
  page,
  context,
  signedInAs,
}) => {
  await signedInAs("board");
  await page.goto("/call?account=004417");
  await page.waitForURL(/\/customers\//);
  const customer = new URL(page.url()).pathname.split("/").at(-1);
  const words = `A new key for ${ownWord()}.`;
  await page.goto(`/promises/unlogged/new?customer=${customer}`);
  await page.getByLabel("What was said to them").fill(words);
  await page.getByRole("button", { name: "Note it" }).click();
  await expect(page.getByText("It is in no kept rate.")).toBeVisible();
  await expect(page.getByText("Whoever looks after customers can promise now")).toBeVisible();
  const path = new URL(page.url()).pathname;
  await context.clearCookies();
  await signedInAs("front line");
  await page.goto(path);
  await page.getByLabel("When", { exact: true }).fill("in 3 working days");
  await pressUntilSaved(page, "Make the promise", /done=promised/);
  await page.goto(path);
  await expect(page.getByText("This one stays counted.")).toBeVisible();
});

test("a complaint whose cause is “You said you would” notes what nobody had logged @nojs", async ({
  page,
  signedInAs,
}) => {
  await signedInAs("front line");
  await page.goto("/call?account=004417");
  await page.waitForURL(/\/customers\//);
  await page.goto(`${new URL(page.url()).pathname}/issue`);
  const mark = ownWord();
  await page.getByLabel("What is wrong").fill(`Nobody came, ${mark}.`);
  await page.getByText("“You said you would”").click();
  await page.getByLabel("What they say we promised").fill(`Somebody on Monday, ${mark}.`);
  await page.getByRole("button", { name: "Open the issue" }).click();
  await expect(page.getByText("Issue opened.")).toBeVisible();
  await page.goto("/promises/unlogged?through=complaint");
  await page.getByRole("link", { name: `Somebody on Monday, ${mark}.` }).click();
  await expect(page.getByRole("link", { name: "The complaint" })).toBeVisible();
});

test("the front line reads the capture rate and listens to nothing", async ({ page, signedInAs }) => {
  await signedInAs("front line");
  await page.goto("/promises/listening");
  await expect(page.getByRole("link", { name: "Listen to the next" })).toHaveCount(0);
  const rows = page.getByRole("table", { name: "By team" }).getByRole("link").last();
  await rows.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Promises found by listening");
});
