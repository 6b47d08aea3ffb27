import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, ownWord, test } from "./fixtures";

/** Three years ago today, as a date field wants it. */
function threeYearsAgo(): string {
  const today = new Date();
  return `${today.getFullYear() - 3}${today.toISOString().slice(4, 10)}`.replace(/-02-29$/, "-02-28");
}

/** A word nobody else's run has, so that queues shared by all journeys show whose line it is. */
/** A customer of one's own, with us for three years to the day, and a number nobody else has. */
async function aCustomerOfThreeYears(page: Page, name: string): Promise<{ path: string; phone: string }> {
  const phone = `07911 1${String(Math.floor(Math.random() * 100_000)).padStart(5, "0")}`;
  await page.goto("/customers/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByText("With us since, and their time zone").click();
  await page.getByLabel("With us since (optional)").fill(threeYearsAgo());
  await page.getByLabel("Who says so (optional)").fill("their first invoice");
  await page.getByLabel("Phone (optional)").fill(phone);
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  return { path: new URL(page.url()).pathname, phone };
}

/** Presses Tab until this has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The keyboard does not reach ${target}.`);
}

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

test("the call, by keyboard alone: number, brief, contact with a promise, thanks said", async ({
  page,
  signedInAs,
}) => {
  await signedInAs("front line");
  const name = `Winifred Arkwright ${ownWord()}`;
  const { phone } = await aCustomerOfThreeYears(page, name);
  await page.goto("/promises");
  // A key pressed before the page listens is lost, as it is on any page: press it until the box has the focus.
  const box = page.getByRole("searchbox", { name: "Find a customer" });
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(box).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.type(phone.replace(/^0/, "+44 "));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByText("Thank you for three years with us.")).toBeVisible();
  await press(page, page.getByRole("link", { name: "Log contact" }));
  const said = page.getByLabel("What was said", { exact: true });
  await tabTo(page, said);
  await page.keyboard.type("Asked when the yearly service is.");
  await press(page, page.locator("summary", { hasText: "You promised something" }));
  await tabTo(page, page.getByLabel("What was said to them"));
  await page.keyboard.type("I’ll ring you with the day of the service.");
  await tabTo(page, page.getByRole("textbox", { name: "When", exact: true }));
  await page.keyboard.type("in 2 working days");
  await press(page, button(page, "Log contact"));
  // Pressed before what “when” means was on the screen, it is shown first, and the same button saves it.
  const logged = page.getByText("Contact logged.");
  await expect(logged.or(page.getByText("Nothing is saved yet"))).toBeVisible();
  if (!(await logged.isVisible())) await press(page, button(page, "Log contact"));
  await expect(logged).toBeVisible();
  await expect(page.getByText("“I’ll ring you with the day of the service.”").first()).toBeVisible();
  await press(page, button(page, "Said it"));
  await expect(page.getByText("Thanks recorded.")).toBeVisible();
  await expectAccessible(page);
});

test("the call without JavaScript: number, brief, contact with a promise, thanks said @nojs-only", async ({
  page,
  signedInAs,
}) => {
  await signedInAs("front line");
  const name = `Albert Thistlethwaite ${ownWord()}`;
  const { phone } = await aCustomerOfThreeYears(page, name);
  await page.goto(`/call?number=${encodeURIComponent(phone)}`);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.getByRole("link", { name: "Log contact" }).click();
  await page.getByLabel("What was said", { exact: true }).fill("Asked when the yearly service is.");
  await page.getByText("You promised something").click();
  await page.getByLabel("What was said to them").fill("I’ll ring you with the day of the service.");
  await page.getByRole("textbox", { name: "When", exact: true }).fill("in 2 working days");
  await page.getByText("How they felt, what it was about, when").click();
  await page.getByLabel("How they felt (optional)").selectOption("happy");
  await page.getByLabel("Where that failed (optional)").fill("The app does not find their address");
  await button(page, "Log contact").click();
  // What “when” means is shown before anything is saved; the same button once more.
  await button(page, "Log contact").click();
  await expect(page.getByText("Contact logged.")).toBeVisible();
  await button(page, "Said it").click();
  await expect(page.getByText("Thanks recorded.")).toBeVisible();
  await expectNoSidewaysScroll(page);
});

test("an issue is handed over, put right, and opened again when it did not hold @nojs", async ({ page, signedInAs }, {
  project,
}) => {
  await signedInAs("front line");
  const own = ownWord();
  const name = `Dorothy Kettlewell ${own}`;
  const { path } = await aCustomerOfThreeYears(page, name);
  const wrong = `Billed twice for one visit, ${own}.`;
  await page.goto(`${path}/issue`);
  await page.getByLabel("What is wrong").fill(wrong);
  await button(page, "Open the issue").click();
  await expect(page.getByText("Issue opened.")).toBeVisible();
  await page.getByRole("link", { name: "Resolve" }).click();
  await page.getByLabel("To whom").selectOption({ label: "Finance" });
  await button(page, "Hand over").click();
  await expect(page.getByText("Please say why").first()).toBeVisible();
  await page.getByLabel("To whom").selectOption({ label: "Finance" });
  await page.getByLabel("Why, and what they need to know").fill(`The bill came out of the monthly run, ${own}.`);
  await button(page, "Hand over").click();
  await expect(page.getByText("Handed over.", { exact: false }).first()).toBeVisible();
  await expect(page.getByText("1 hand-off").first()).toBeVisible();
  await page.goto("/issues?of=department");
  await findInQueue(page, wrong);
  await expect(page.getByText(`“The bill came out of the monthly run, ${own}.”`)).toBeVisible();
  await page.getByRole("link", { name: wrong }).click();
  await page.getByLabel("How was it put right?").fill("Paid back.");
  await button(page, "It is put right").click();
  await expect(page.getByText("Issue resolved.")).toBeVisible();
  await page.getByRole("link", { name: "Complaint resolved" }).click();
  await page.getByLabel("Why is it open again?").fill("The money never came.");
  await button(page, "Open it again").click();
  await expect(page.getByRole("heading", { level: 1, name: "Complaint open" })).toBeVisible();
  await expect(page.getByText("Paid back.")).toBeVisible();
  await expect(page.getByText("The money never came.")).toBeVisible();
  if (project.name === "with JavaScript") await expectAccessible(page);
});

/** Turns the pages of a queue until these words stand there. */
async function findInQueue(page: Page, words: string): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) {
    if (await page.getByRole("link", { name: words }).isVisible()) return;
    await page.getByRole("link", { name: "Opened later" }).click();
    await page.waitForURL(/after=/);
  }
}

test("who is very unhappy has nobody, until somebody says so @nojs", async ({ page, signedInAs }) => {
  await signedInAs("front line");
  const name = `Edna Moorcroft ${ownWord()}`;
  const { path } = await aCustomerOfThreeYears(page, name);
  await page.goto(`${path}/contact`);
  await page.getByLabel("What was said", { exact: true }).fill("Nobody came, for the third time.");
  await page.getByText("How they felt, what it was about, when").click();
  await page.getByLabel("How they felt (optional)").selectOption("very unhappy");
  await button(page, "Log contact").click();
  await expect(page.getByText("Contact logged.")).toBeVisible();
  await page.goto("/unhappy");
  for (let turn = 0; turn < 20 && !(await page.getByRole("link", { name, exact: true }).isVisible()); turn += 1)
    await page.getByRole("link", { name: "Since later" }).click();
  const line = page.getByRole("listitem").filter({ hasText: name });
  await expect(line.getByText("Nobody", { exact: true })).toBeVisible();
  await expect(line.getByText("Nothing is promised to them.")).toBeVisible();
  await line.getByRole("button", { name: `I look after ${name}` }).click();
  await expect(page.getByText("You look after this now.")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: name })).toContainText("Amara Boateng");
});

test("a review is written down, answered, and linked with a decision; a slip is put right visibly @nojs", async ({
  page,
  signedInAs,
}) => {
  await signedInAs("front line");
  const own = ownWord();
  const { path } = await aCustomerOfThreeYears(page, `Harold Fairhurst ${own}`);
  const words = `Three visits and still no heating, ${own}.`;
  await page.goto(`${path}/contact`);
  await page.getByRole("link", { name: "It came from outside: a review, a survey, a letter" }).click();
  await page.getByLabel("What they said").fill(words);
  await page.getByLabel("Where it stands (optional)").fill("Trustpilot");
  await page.getByLabel("Score (optional)").fill("7");
  await button(page, "Keep the feedback").click();
  await expect(page.getByText("comes with its scale").first()).toBeVisible();
  await page.getByLabel("Score (optional)").fill("2");
  await button(page, "Keep the feedback").click();
  await expect(page.getByText("Score as given: 2 on a scale from 1 to 5")).toBeVisible();
  await expect(page.getByText("No reply has been given yet.")).toBeVisible();
  await page.getByLabel("What we answered").fill("We are sorry, and have rung.");
  await button(page, "Keep our reply").click();
  await expect(page.getByText("No reply has been given yet.")).toBeHidden();
  await page.getByLabel("Number of the decision").fill("7");
  await button(page, "Link it").click();
  await page.getByRole("link", { name: /^Decision 7/ }).click();
  await expect(page.getByRole("heading", { name: "Feedback that led here" })).toBeVisible();
  await page.getByRole("link", { name: words }).click();
  await page.getByText("Correct what was written down").click();
  await page.getByLabel("What was said", { exact: true }).fill(`Four visits, ${own}.`);
  await button(page, "Correct").click();
  await expect(page.getByRole("heading", { name: "Corrected" })).toBeVisible();
  await expect(page.getByText(`“${words}”`)).toBeVisible();
  await expectNoSidewaysScroll(page);
});

test("an administrator says the journey stages in other words", async ({ page, signedInAs }) => {
  await signedInAs("admin");
  await page.goto("/settings/stages");
  const words = `Moving house ${Math.floor(Math.random() * 1_000_000)}`;
  await page.getByLabel("In the customer’s words").fill(words);
  await button(page, "Add it").click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await button(page, `Offer “${words}” no longer`).click();
  await expect(page.getByRole("heading", { name: "No longer offered" })).toBeVisible();
  await expect(button(page, `Offer “${words}” again`)).toBeVisible();
  await expectAccessible(page);
});
