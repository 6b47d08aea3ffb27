import { expect, type Page, type Response } from "@playwright/test";

/** More presses than any form asks for. */
const patience = 4;

/**
 * Presses until the form is saved. What "when" means is shown before that: while typing, or as the answer to the first
 * press where that was too quick or without JavaScript; and anew where somebody promised the same hour meanwhile.
 */
export async function pressUntilSaved(page: Page, button: string, saved: RegExp): Promise<void> {
  for (let presses = 1; ; presses += 1) {
    const answer = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: button }).click();
    if (leadsOn(await answer) || presses === patience) break;
    await expect(page.getByText("Nothing is saved yet")).toBeVisible();
  }
  await page.waitForURL(saved);
}

/** Whether the answer sends the reader to another page: in a header of its own where scripts asked. */
const leadsOn = (answer: Response) => answer.status() === 303 || "x-action-redirect" in answer.headers();
