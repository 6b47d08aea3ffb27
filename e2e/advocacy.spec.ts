import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";

/** A customer of one's own, so that journeys do not meet in one record. */
async function aNewCustomer(page: Page, name: string): Promise<string> {
  await page.goto("/customers/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Place (optional)").fill("Leeds");
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Opens one of the folded forms. */
async function unfold(page: Page, title: string) {
  const form = page.getByRole("form", { name: title });
  await form.getByText(title).click();
  return form;
}

test("a referral is recorded from the brief and shows on both sides; whoever is not known is linked later @nojs", async ({
  page,
  signedInAs,
}, { project }) => {
  await signedInAs("front line");
  const [one, other] = [`Rhoda Sender ${project.name}`, `Rufus Camehere ${project.name}`];
  const referred = await aNewCustomer(page, other);
  const referrer = await aNewCustomer(page, one);
  await page.getByRole("link", { name: "Note a referral, praise or a story" }).click();
  await page.getByRole("link", { name: "They sent us somebody" }).click();
  const form = page.getByRole("form", { name: "Note a referral" });
  await form.getByRole("button", { name: "Note the referral" }).click();
  await expect(page.getByText("Please give a name or a number to know them by later.")).toBeVisible();
  await form.getByLabel("Their name, as far as it was told").fill(other);
  await form.getByLabel("In their words (optional)").fill("He needs somebody who rings back.");
  await form.getByRole("button", { name: "Note the referral" }).click();
  await expect(page.getByText("Referral noted. Both sides show it.")).toBeVisible();
  await expect(page.getByText("not a customer we know yet")).toBeVisible();
  if (project.name === "with JavaScript") await expectAccessible(page);
  await page.getByRole("link", { name: "Say who it is" }).click();
  await page.getByRole("link", { name: other }).click();
  await page.getByRole("button", { name: "Yes, link them" }).click();
  await expect(page.getByText("has not bought yet")).toBeVisible();
  await page.goto(referred);
  await expect(page.getByText("Came to us through").first()).toBeVisible();
  await page.getByRole("link", { name: one }).first().click();
  await expect(page).toHaveURL(referrer);
  await expect(page.getByText("Referred one, none bought yet")).toBeVisible();
  await page.goto(`${referred}/referral?side=sent`);
  const search = page.getByRole("searchbox", { name: "Whom they sent us" });
  await search.fill(one);
  await search.press("Enter");
  await page.getByRole("link", { name: one }).last().click();
  await expect(page.getByRole("heading", { level: 1, name: `They sent us ${one}` })).toBeVisible();
  await page.getByRole("button", { name: "Note the referral" }).click();
  await expect(page.getByText("It is recorded the other way round")).toBeVisible();
  await expectNoSidewaysScroll(page);
});

test("a story is published by a second person on consent, and gone once it is taken back @nojs", async ({
  page,
  signedInAs,
}, { project }) => {
  await signedInAs("lead");
  const surname = project.name === "with JavaScript" ? "Thistlewood" : "Brackenbury";
  const path = await aNewCustomer(page, `Flora ${surname}`);
  await page.goto(`${path}/advocacy`);
  const telling = await unfold(page, "Write down a story");
  await telling
    .getByLabel("Word for word, as they told it")
    .fill(`I am Flora ${surname} of Leeds and they rang me back on Friday at ten.`);
  await telling.getByRole("button", { name: "Keep the story" }).click();
  await expect(page.getByText("Story kept, in their own words. Only we read it.")).toBeVisible();
  const story = new URL(page.url()).pathname;
  const writing = page.getByRole("form", { name: "Write a version" });
  const words = writing.getByLabel("The words, with names and places in square brackets");
  await expect(words).toHaveValue(/\[Flora/);
  await writing.getByLabel("Heading").fill(`${surname} is glad`);
  await writing.getByRole("button", { name: "Keep this version" }).click();
  await expect(page.getByText(/A reader could still tell who it is/)).toBeVisible();
  await writing.getByLabel("Heading").fill(`Friday at ten ${project.name}`);
  await writing.getByRole("button", { name: "Keep this version" }).click();
  await expect(page.getByText("Version kept.")).toBeVisible();
  await page.getByRole("button", { name: "They agreed" }).click();
  await expect(page.getByText("You wrote this version: somebody else reads it and publishes it.")).toBeVisible();
  if (project.name === "with JavaScript") await expectAccessible(page);
  await page.context().clearCookies();
  await signedInAs("chief customer officer");
  await page.goto(story);
  await page.getByRole("button", { name: "I have read it: publish" }).click();
  await expect(page.getByText("Published, with the customer’s consent.")).toBeVisible();
  await page.goto("/recognition/stories");
  await expect(page.getByRole("link", { name: `Friday at ten ${project.name}` })).toBeVisible();
  await page.context().clearCookies();
  await signedInAs("lead");
  await page.goto(story);
  await page.getByRole("button", { name: "They took it back" }).click();
  await expect(page.getByText("Needs the customer’s consent.")).toBeVisible();
  await page.goto("/recognition/stories");
  await expect(page.getByRole("heading", { level: 1, name: "Recognition" })).toBeVisible();
  await expect(page.getByRole("link", { name: `Friday at ten ${project.name}` })).toBeHidden();
  await page.context().clearCookies();
  await signedInAs("front line");
  await page.goto(story);
  await expect(page.getByText("Nothing to read yet.")).toBeVisible();
  await expectNoSidewaysScroll(page);
});

test("thanks reach a colleague, who keeps them to themselves @nojs", async ({ page, signedInAs }, { project }) => {
  const words = `You stayed on the line until it was warm, ${project.name}.`;
  await signedInAs(project.name === "with JavaScript" ? "lead" : "chief customer officer");
  await page.goto("/recognition/colleagues");
  await page.getByRole("link", { name: "Thank a colleague" }).click();
  await page.getByLabel("Whom?").selectOption({ label: "Amara Boateng, Service" });
  await page.getByLabel("What for?").fill(words);
  await page.getByRole("button", { name: "Say thanks" }).click();
  await expect(page.getByText("Thanks passed on.")).toBeVisible();
  await expect(page.getByText(words)).toBeVisible();
  await page.context().clearCookies();
  await signedInAs("front line");
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Thanks for you" })).toBeVisible();
  await expect(page.getByText(words)).toBeVisible();
  await page.getByRole("link", { name: "All of them" }).click();
  const entry = page.getByRole("listitem").filter({ hasText: words });
  await entry.getByRole("button", { name: "Keep it to myself" }).click();
  await expect(page.getByText("Hidden. Only you see it now.")).toBeVisible();
  if (project.name === "with JavaScript") await expectAccessible(page);
  await page.context().clearCookies();
  await signedInAs("board");
  await page.goto("/recognition/colleagues");
  await expect(page.getByRole("heading", { level: 1, name: "Recognition" })).toBeVisible();
  await expect(page.getByText(words)).toBeHidden();
});
