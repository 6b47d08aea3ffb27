import type { Locator, Page } from "@playwright/test";
import { expect, ownWord } from "./fixtures";
import { personas } from "./personas";

export type Letter = {
  /** Values of the letter's fields, by their names. */
  words?: Record<string, string>;
  /** Radio buttons to choose, by name. */
  chosen?: Record<string, string>;
  /** The segments that are touched, by their key. */
  segments?: Record<string, string>;
  /** Who decides; without it the writer does. */
  decider?: keyof typeof personas;
  isUrgent?: boolean;
};

/** Fills the letter on the page: complete and on the light path, but for what is given. */
export async function fillLetter(page: Page, { words, chosen, segments, decider, isUrgent }: Letter): Promise<void> {
  const said: Record<string, string> = {
    job: "Buy something out of the ordinary without being suspected.",
    view: `When I buy ${ownWord()} things, somebody rings me the same day and I can sort it out in one conversation.`,
    worstOff: "About forty people who cannot be rung at work.",
    evidenceGap: "How many would rather have a letter.",
    businessEffect: "Forty calls a week instead of four hundred letters.",
    "options.0.title": "Ring first",
    "options.0.effect": "A voice before a letter.",
    toldPlan: "The front line is briefed on Monday.",
    "predictions.0.measure": "Complaints per 1,000 flagged customers",
    "predictions.0.baseline": "8.8",
    "predictions.0.threshold": "3",
    ...words,
  };
  await page.getByText("Who decides, which door, who is told").click();
  for (const [name, value] of Object.entries({ gate: "helps", ...chosen }))
    await page.locator(`[name="${name}"][value="${value}"]`).check({ force: true });
  for (const [key, effect] of Object.entries(segments ?? { open_issue: "better" }))
    await page.locator(`[name="segments.${key}"]`).selectOption(effect);
  if (decider) {
    const option = page.locator('[name="deciderId"] option', { hasText: personas[decider] });
    await page.locator('[name="deciderId"]').selectOption((await option.getAttribute("value")) ?? "");
  }
  const told = page.getByRole("group", { name: "Departments that are told" });
  for (const box of await told.getByRole("checkbox").all()) await box.uncheck();
  await told.getByLabel("Service", { exact: true }).check();
  if (isUrgent) await page.getByLabel("Urgent").check();
  for (const [name, value] of Object.entries(said)) await page.locator(`[name="${name}"]`).first().fill(value);
}

/** Puts a decision forward by its letter and answers its address. */
export async function proposeByLetter(page: Page, title: string, letter: Letter = {}): Promise<string> {
  await page.goto("/decisions/new");
  await fillLetter(page, { ...letter, words: { title, ...letter.words } });
  await page.getByRole("button", { name: "Propose" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** The form of one act on a decision, opened where it is folded away. */
export async function actForm(page: Page, act: string): Promise<Locator> {
  const form = page.locator("form", { has: page.locator(`input[name="act"][value="${act}"]`) }).first();
  const folded = form.locator("details:not([open])").or(page.locator("details:not([open])", { has: form }));
  if ((await folded.count()) > 0) await folded.first().locator("summary").first().click();
  return form;
}

/** An advocate says what customers say, and where they stand. */
export async function takePosition(page: Page, stance: "Support" | "Dissent"): Promise<void> {
  const form = await actForm(page, "takePosition");
  await form.getByLabel(stance, { exact: false }).first().check();
  await form.getByLabel("What do customers say?").fill("They say the letter frightens them more than the loss.");
  if (stance === "Dissent")
    await form.getByLabel("Your reason, or your condition").fill("A day's delay costs real money to twelve people.");
  await form.getByRole("button", { name: "Take this position" }).click();
  await expect(page.getByText("Your position is recorded.")).toBeVisible();
}
