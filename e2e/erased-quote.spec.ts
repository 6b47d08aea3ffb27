import { actForm, fillLetter, takePosition } from "./decision-letter";
import { expect, expectAccessible, expectNoSidewaysScroll, ownWord, test } from "./fixtures";

test("what a customer said is quoted, sealed, told and erased: the page says what stood there", async ({
  page,
  signedInAs,
}) => {
  const [surname, word] = [ownWord(), ownWord()];
  const name = `Ottoline ${surname}`;
  const said = `I found out from a form letter about the ${word}.`;
  const title = `Ring before the letter goes out, ${ownWord()}`;

  await signedInAs("front line");
  await page.goto("/customers/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: /Create/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  const customer = new URL(page.url()).pathname;
  await page.goto(`${customer}/contact`);
  await page.locator('textarea[name="words"]').first().fill(said);
  await page.getByRole("button", { name: "Log contact" }).click();
  await expect(page.getByText("Contact logged.")).toBeVisible();

  await signedInAs("manager");
  await page.goto("/decisions/new");
  await fillLetter(page, {
    words: {
      title,
      view: `As ${name} says, somebody should ring the same day, and it could be sorted out in one conversation.`,
    },
  });
  await page.locator('[name="evidenceBasis"][value="evidence"]').check({ force: true });
  await page.locator('[name="evidence.0.kind"]').selectOption("contact");
  await page
    .getByRole("searchbox", { name: /Find it/ })
    .first()
    .fill(word);
  await page.getByRole("button", { name: new RegExp(word) }).press("Enter");
  await expect(page.locator('[name="evidence.0.words"]')).toHaveValue(said);
  await page.getByRole("button", { name: "Propose" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  const address = new URL(page.url()).pathname;
  await signedInAs("advocate");
  await page.goto(address);
  await takePosition(page, "Support");
  await signedInAs("manager");
  await page.goto(address);
  await page.getByRole("button", { name: "Decide and seal" }).click();
  await expect(page.getByText("Decided and sealed.")).toBeVisible();

  await expect(page.getByText(said).first()).toBeVisible();
  await expect(page.getByText("0 of 1 told")).toBeVisible();
  const tell = await actForm(page, "tell");
  await tell.getByLabel(/What you said to them/).fill(`Told ${name} that we ring first from now on.`);
  await tell.getByRole("button", { name: "Log it, and tick them" }).click();
  await expect(page.getByText("1 of 1 told")).toBeVisible();
  await expectAccessible(page);

  await signedInAs("admin");
  await page.goto(`${customer}/erase`);
  await page.getByLabel("The customer asked for it").check();
  await page.getByLabel("Which request").fill("Request 77");
  await page.getByLabel(/Type ERASE/).fill("ERASE");
  await page.getByRole("button", { name: "Erase for good" }).click();
  await expect(async () => {
    await page.goto(address);
    await expect(page.getByText(/The words of a customer stood here, as contact/)).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 40_000 });
  await expect(page.getByText(/chain verified now/)).toBeVisible();
  const main = page.getByRole("main");
  for (const gone of [surname, word]) await expect(main).not.toContainText(gone);
  await expect(main).toContainText("As […] says, somebody should ring");
  await expectNoSidewaysScroll(page);
});
