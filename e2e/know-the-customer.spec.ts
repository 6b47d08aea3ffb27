import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";

/** A customer of one's own, so that journeys do not meet in one record. */
async function aNewCustomer(page: Page, name: string, phone = ""): Promise<string> {
  await page.goto("/customers/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Phone (optional)").fill(phone);
  await page.getByLabel("Place (optional)").fill("Leeds");
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Opens one of the folded forms of the page of what is known. */
async function unfold(page: Page, title: string) {
  const form = page.getByRole("form", { name: title });
  await form.getByText(title).click();
  return form;
}

test("a need is noted, an old one confirmed, another no longer holds @nojs", async ({ page, signedInAs }, {
  project,
}) => {
  await signedInAs("front line");
  const path = await aNewCustomer(page, `Nora Needham ${project.name}`);
  await page.getByRole("link", { name: "Add or change" }).click();
  const noted = async (words: string, day: string) => {
    const form = await unfold(page, "Note a need, dislike or interest");
    await form.getByLabel("In a few words").fill(words);
    await form.getByLabel("On which day").fill(day);
    await form.getByRole("button", { name: "Note it" }).click();
    await expect(page.getByText("Noted, with its source and day.")).toBeVisible();
    await expect(page.getByText(words).first()).toBeVisible();
  };
  await noted("Ring before the engineer comes.", "2025-02-03");
  await page.goto(`${path}/know`);
  await noted("The side door, never the front.", "2025-02-04");
  if (project.name === "with JavaScript") await expectAccessible(page);
  await page.goto(path);
  await expect(page.getByText("told us, February 2025").first()).toBeVisible();
  await page.getByRole("button", { name: "Still so: Ring before the engineer comes." }).click();
  await expect(page.getByText("Still so: confirmed today.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Still so: Ring before the engineer comes." })).toBeHidden();
  await page.getByRole("button", { name: "No longer: The side door, never the front." }).click();
  await expect(page.getByText("Taken back.")).toBeVisible();
  await expect(page.getByText("Ring before the engineer comes.")).toBeVisible();
  await expect(page.getByRole("button", { name: /The side door/ })).toBeHidden();
  await expectNoSidewaysScroll(page);
});

test("“no calls” is read before the number, and who is leaving before everything @nojs", async ({ page, signedInAs }, {
  project,
}) => {
  await signedInAs("front line");
  const phone = project.name === "with JavaScript" ? "+33 6 12 34 56 71" : "+33 6 12 34 56 72";
  const path = await aNewCustomer(page, `Lewis Parting ${project.name}`, phone);
  await page.goto(`${path}/know`);
  const wishes = await unfold(page, "Set preferences");
  await wishes.getByLabel("Calls").selectOption("not wanted");
  await wishes.getByLabel("How they like to be thanked").selectOption("not at all");
  await wishes.getByRole("button", { name: "Save preferences" }).click();
  await expect(page.getByText("Noted, with its source and day.")).toBeVisible();
  const intent = await unfold(page, "Note what they mean to do");
  await intent.getByLabel("Leaving").check();
  await intent.getByLabel("In their own words").fill("The third rise in two years.");
  await intent.getByRole("button", { name: "Note it" }).click();
  await expect(page.getByText("Please choose why. “Not known” is an answer.")).toBeVisible();
  await expect(intent.getByLabel("In their own words")).toHaveValue("The third rise in two years.");
  await intent.getByLabel("If they leave: why?").selectOption("the price");
  await intent.getByRole("button", { name: "Note it" }).click();
  await expect(page.getByText("Please choose why. “Not known” is an answer.")).toBeHidden();
  await expect(page.getByText("Noted, with its source and day.")).toBeVisible();
  await page.goto(path);
  await expect(
    page.getByRole("banner").or(page.getByRole("main")).getByText("No calls, please.").first(),
  ).toBeVisible();
  await expect(page.getByText("“The third rise in two years.”")).toBeVisible();
  if (project.name === "with JavaScript") await expectAccessible(page);
  await page.getByRole("link", { name: "Issue", exact: true }).click();
  await expect(page.getByText("“The third rise in two years.”")).toBeVisible();
  await expect(page.getByText("Listen first, offer later.")).toBeVisible();
});

test("a birthday is kept only with consent, and spoken of only while it holds @nojs", async ({ page, signedInAs }, {
  project,
}) => {
  await signedInAs("front line");
  const path = await aNewCustomer(page, `Bea Daye ${project.name}`);
  await page.goto(`${path}/know`);
  const form = await unfold(page, "Note a special date");
  await form.getByLabel("Day", { exact: true }).fill("29");
  await form.getByLabel("Month").selectOption("February");
  await form.getByRole("button", { name: "Keep the date" }).click();
  await expect(form.getByRole("alert").getByText(/only with the customer’s consent/)).toBeVisible();
  await form.getByLabel("The words they agreed to").fill("May we wish you well on your birthday? Yes.");
  await form.getByRole("button", { name: "Keep the date" }).click();
  await expect(page.getByText("29 February")).toBeVisible();
  const consent = await unfold(page, "Note a consent");
  await consent.getByLabel("What for?").selectOption("Special dates: keeping and mentioning them");
  await consent.getByLabel("they took it back").check();
  await consent.getByRole("button", { name: "Note it" }).click();
  await expect(page.getByText("They took back their consent")).toBeVisible();
  await expect(page.getByText("29 February")).toBeHidden();
});

test("two people edit one record: the second sees what the first changed, and chooses @nojs", async ({
  page,
  browser,
  signedInAs,
}, { project }) => {
  await signedInAs("front line");
  const path = await aNewCustomer(page, `Edith Both ${project.name}`);
  const record = (on: Page) => on.getByRole("form", { name: "Edit the record" });
  await page.goto(`${path}/edit`);

  const second = await browser.newContext({
    storageState: await page.context().storageState(),
    javaScriptEnabled: project.name === "with JavaScript",
  });
  const other = await second.newPage();
  await other.goto(new URL(`${path}/edit`, page.url()).href);
  await record(other).getByLabel("Place (optional)").fill("York");
  await record(other).getByLabel("How they like to be called").fill("Mrs Both");
  await record(other).getByRole("button", { name: "Save" }).click();
  await expect(other.getByText("Saved.")).toBeVisible();
  await second.close();

  await record(page).getByLabel("Place (optional)").fill("Hull");
  await record(page).getByLabel("Country").selectOption("France");
  await record(page).getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Nothing is lost: choose which words hold.")).toBeVisible();
  const place = page.getByRole("group", { name: /^Place \(it was: Leeds\)/ });
  await expect(place.getByLabel(/^York · Amara Boateng/)).toBeVisible();
  await expect(record(page).getByLabel("How they like to be called")).toHaveValue("Mrs Both");
  if (project.name === "with JavaScript") await expectAccessible(page);
  // Saved without choosing, it is asked again.
  const save = record(page).getByRole("button", { name: "Save" });
  await Promise.all([page.waitForResponse((response) => response.request().method() === "POST"), save.click()]);
  await expect(save).toBeEnabled();
  await expect(place.getByLabel(/^Hull · you/)).toBeVisible();
  await place.getByLabel(/^Hull · you/).check();
  await save.click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.goto(`${path}/edit`);
  await expect(record(page).getByLabel("Place (optional)")).toHaveValue("Hull");
  await expect(record(page).getByLabel("How they like to be called")).toHaveValue("Mrs Both");
  await expect(record(page).getByLabel("Country")).toHaveValue("FR");
  await expect(page.getByText("Leeds").first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "Corrected" })).toBeVisible();
  await expectNoSidewaysScroll(page);
});
