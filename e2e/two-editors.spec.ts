import type { Browser, Page } from "@playwright/test";
import { expect, ownWord, test } from "./fixtures";
import { personas } from "./personas";

const address = /\/decisions\/[0-9a-f-]{36}\/edit/;

/** A colleague in a browser of their own. */
async function aColleague(browser: Browser, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ locale: "en-GB", javaScriptEnabled });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: personas.advocate }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  return page;
}

const job = (page: Page) => page.getByLabel("What is the customer trying to do?");
const worstOff = (page: Page) => page.getByLabel("Who comes off worst?");
const gap = (page: Page) => page.getByLabel("What do we not know?");
const saved = (page: Page) => expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible({ timeout: 45_000 });

test("two people write on one decision, see each other and lose nothing", async ({ page, browser, signedInAs }) => {
  test.setTimeout(240_000);
  await signedInAs("manager");
  await page.goto("/decisions/new");
  await page.getByLabel("What is to be decided?").fill(`Two hands on one letter, ${ownWord()}`);
  await expect(page).toHaveURL(address);
  await saved(page);

  const colleague = await aColleague(browser);
  await colleague.goto(page.url());
  await expect(page.getByText("is writing here too.")).toBeVisible({ timeout: 45_000 });
  await expect(colleague.getByText("is writing here too.")).toBeVisible({ timeout: 45_000 });

  // In different places: both stand, in both browsers.
  await job(page).fill("Buy something out of the ordinary.");
  await worstOff(colleague).fill("Twelve who cannot be rung.");
  await expect(job(colleague)).toHaveValue("Buy something out of the ordinary.", { timeout: 45_000 });
  await expect(worstOff(page)).toHaveValue("Twelve who cannot be rung.", { timeout: 45_000 });

  // In the same place, one of them without a line: nothing is lost, and somebody chooses.
  await colleague.context().setOffline(true);
  await gap(colleague).fill("How many would rather have a letter.");
  await expect(colleague.getByText("Not saved: no connection. Trying again.")).toBeVisible({ timeout: 45_000 });
  await gap(page).fill("How many have no telephone.");
  await expect(page.getByText("Not saved yet")).toBeHidden({ timeout: 45_000 });
  await colleague.context().setOffline(false);
  const choice = colleague.getByRole("group", { name: "What do we not know?" });
  await expect(choice).toContainText("How many have no telephone.", { timeout: 45_000 });
  await expect(choice).toContainText("How many would rather have a letter.");
  await expect(gap(colleague)).toHaveValue("How many would rather have a letter.");
  await choice.getByLabel("You wrote").click();
  await expect(choice).toBeHidden();
  await expect(gap(page)).toHaveValue("How many would rather have a letter.", { timeout: 45_000 });

  await page.goto(page.url());
  await page.getByRole("link", { name: "Earlier copies" }).click();
  await expect(page.getByText("stands now")).toBeVisible();
  await colleague.context().close();
});

test("what is written before the page's scripts have come is saved too", async ({ page, signedInAs }) => {
  await signedInAs("manager");
  let come = () => {};
  const scripts = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await scripts;
    await route.continue();
  });
  await page.goto("/decisions/new", { waitUntil: "commit" });
  const title = `Written early, ${ownWord()}`;
  await page.getByLabel("What is to be decided?").fill(title);
  come();
  await expect(page).toHaveURL(address);
  await saved(page);
  await page.reload();
  await expect(page.getByLabel("What is to be decided?")).toHaveValue(title);
});

test("two people save one letter by the button, and both texts are shown @nojs-only", async ({
  page,
  browser,
  signedInAs,
}) => {
  await signedInAs("manager");
  await page.goto("/decisions/new");
  await page.getByLabel("What is to be decided?").fill(`Two pens on one letter, ${ownWord()}`);
  await page.getByRole("button", { name: "Save as draft" }).click();
  await expect(page).toHaveURL(address);
  const colleague = await aColleague(browser, false);
  await colleague.goto(page.url());

  await job(page).fill("Buy something out of the ordinary.");
  await gap(page).fill("How many have no telephone.");
  await page.getByRole("button", { name: "Save as draft" }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await gap(colleague).fill("How many would rather have a letter.");
  await colleague.getByRole("button", { name: "Save as draft" }).click();

  await expect(job(colleague)).toHaveValue("Buy something out of the ordinary.");
  const choice = colleague.getByRole("group", { name: "What do we not know?" });
  await expect(choice).toContainText("How many have no telephone.");
  await choice.getByLabel("You wrote").check();
  await colleague.getByRole("button", { name: "Save as draft" }).click();
  await expect(colleague.getByText("Saved.", { exact: true })).toBeVisible();
  await page.goto(page.url());
  await expect(gap(page)).toHaveValue("How many would rather have a letter.");
  await colleague.context().close();
});
