import type { Page } from "@playwright/test";
import { expect, expectAccessible, ownWord, test } from "./fixtures";
import { personas } from "./personas";

const dissent = "The people on my line cannot be rung at work, and nobody asked them when they can be.";
const condition = "Whoever cannot be rung by day is rung after six.";
const challenge = "Asked who rings after six; answered that two colleagues on the late turn do.";
const overrule = "Eight in ten can be rung by day; for the others the late turn rings, and it is reviewed in March.";

/** A letter on the light path, by its fields, that somebody other than its owner decides. */
async function propose(page: Page, title: string): Promise<string> {
  await page.goto("/decisions/new");
  const say = (name: string, words: string) => page.locator(`[name="${name}"]`).first().fill(words);
  const choose = (name: string, value: string) =>
    page.locator(`[name="${name}"][value="${value}"]`).check({ force: true });
  await say("title", title);
  await say("job", "Buy something out of the ordinary without being suspected.");
  await say(
    "view",
    "When I buy something out of the ordinary, somebody rings me the same day and I can sort it out in one conversation.",
  );
  await choose("gate", "helps");
  await choose("axes.worry.step", "2");
  await say("axes.worry.note", "nobody reads that they might be a criminal");
  await page.locator('[name="segments.open_issue"]').selectOption("better");
  await say("worstOff", "People who cannot be rung at work.");
  await say("evidenceGap", "How many would rather have a letter.");
  await say("businessEffect", "Forty calls a week instead of four hundred letters.");
  await say("options.0.title", "Ring first");
  await say("options.0.effect", "A voice before a letter.");
  await say("toldPlan", "The front line is briefed on Monday.");
  await say("predictions.0.measure", "Complaints per 1,000 flagged customers");
  await say("predictions.0.baseline", "8.8");
  await say("predictions.0.threshold", "3");
  await page.getByText("Who decides, which door, who is told").click();
  const decider = page.locator('[name="deciderId"] option', { hasText: personas.lead });
  await page.locator('[name="deciderId"]').selectOption((await decider.getAttribute("value")) ?? "");
  await page.getByRole("button", { name: "Propose" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  return new URL(page.url()).pathname;
}

test("somebody of the front line dissents, and is answered by name before it can be decided", async ({
  page,
  signedInAs,
}) => {
  await signedInAs("manager");
  const address = await propose(page, `Ring before the letter goes out, ${ownWord()}`);
  await expect(page.getByText(/light path/)).toBeVisible();
  const open = async (persona: Parameters<typeof signedInAs>[0]) => {
    await signedInAs(persona);
    await page.goto(address);
  };

  await open("front line");
  await page.locator("summary", { hasText: /^\W*Dissent$/ }).click();
  const dissentForm = page.locator("form", { has: page.locator('input[name="act"][value="dissent"]') });
  await dissentForm.getByLabel("Why do you dissent?").fill("No.");
  await dissentForm.getByRole("button", { name: "Record my dissent" }).click();
  await expect(dissentForm.getByText(/look at the marked fields/)).toBeVisible();
  await dissentForm.getByLabel("Why do you dissent?").fill(dissent);
  await dissentForm.getByRole("button", { name: "Record my dissent" }).click();
  await expect(page.getByText("Your dissent is recorded. It stays for good.")).toBeVisible();
  await expect(page.getByText(/heavy path, because of a dissent/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "What stands against it" })).toBeVisible();

  await open("advocate");
  await expect(page.getByText("On version 1 of the statement", { exact: false })).toBeVisible();
  await page.getByLabel("Support, with a condition").check();
  await page.getByLabel("What do customers say?").fill("They want to be rung, but not between nine and five.");
  await page.getByLabel("Your reason, or your condition").fill(condition);
  await page.getByRole("button", { name: "Take this position" }).click();
  await expect(page.getByText("Your position is recorded.")).toBeVisible();

  await open("lead");
  await expect(page.getByRole("list", { name: "What stands against it" })).toContainText(dissent);
  await page.getByLabel("Why is it decided all the same?").fill(overrule);
  await page.getByRole("button", { name: "Decide and seal" }).click();
  await expect(page.getByText("On the heavy path the board looks at it first.")).toBeVisible();

  await open("board");
  await page.getByLabel("What was asked, and what was answered").fill(challenge);
  await page.getByLabel("Supported", { exact: true }).check();
  await page.getByRole("button", { name: "Minute it" }).click();
  await expect(page.getByText("Minuted.", { exact: true })).toBeVisible();

  await open("lead");
  await page.getByLabel("Why is it decided all the same?").fill("We do it anyway.");
  await page.getByRole("button", { name: "Decide and seal" }).click();
  await expect(page.getByText(/give the reason in at least 40 characters/).first()).toBeVisible();
  await page.getByLabel("Why is it decided all the same?").fill(overrule);
  await page.getByRole("button", { name: "Decide and seal" }).click();
  await expect(page.getByText("Decided and sealed.")).toBeVisible();

  await open("finance");
  await expect(page.getByRole("heading", { name: "What stood against it" })).toBeVisible();
  await expect(page.getByText(dissent)).toBeVisible();
  await expect(page.getByText(`Overruled by ${personas.lead}`, { exact: false })).toBeVisible();
  await expect(page.getByText(overrule)).toBeVisible();
  await expect(page.getByText(condition)).toBeVisible();
  await expect(page.getByText(/chain verified now/)).toBeVisible();
  await expectAccessible(page);
});

test("a briefing is written, opened and said to be read, and who has read it stands there by name @nojs", async ({
  page,
  signedInAs,
}) => {
  const title = `What to listen for, ${ownWord()}`;
  await signedInAs("manager");
  await page.goto("/governance/briefings");
  await page.getByText("Write a briefing").click();
  await page.getByLabel("Title").fill(title);
  await page
    .getByLabel("What should advocates know?")
    .fill("Ask two customers how they took the call before you speak.");
  await page.getByRole("button", { name: "Tell the advocates" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  const address = new URL(page.url()).pathname;

  await signedInAs("advocate");
  await page.goto("/governance/briefings");
  await page.getByRole("link", { name: title }).click();
  await page.getByRole("button", { name: "I have read it" }).click();
  await expect(page.getByText("You have said that you have read it.")).toBeVisible();
  await expect(page.getByRole("row", { name: new RegExp(personas.advocate) })).not.toContainText("not yet");

  await signedInAs("front line");
  await page.goto(address);
  await expect(page.getByText("Names are for those who write briefings", { exact: false })).toBeVisible();
});
