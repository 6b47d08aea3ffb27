import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";

/** The day `days` ago, so many years back, as a form takes it. */
function dayBack(years: number, days: number): string {
  const day = new Date(Date.now() - days * 86_400_000);
  day.setUTCFullYear(day.getUTCFullYear() - years);
  return day.toISOString().slice(0, 10);
}

/** A customer of one's own who came twelve years ago, three days after the anniversary. */
async function withUsForTwelveYears(page: Page, name: string): Promise<string> {
  await page.goto("/customers/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByText("With us since, and their time zone").click();
  await page.getByLabel("With us since").fill(dayBack(12, 3));
  await page.getByLabel("Who says so").fill("her first invoice");
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  return new URL(page.url()).pathname;
}

const say = (page: Page) => page.getByRole("region", { name: "Say" });
const thanks = "Thank you for twelve years with us.";

test("the brief shows a twelfth anniversary and takes *Said it* with how it was taken @nojs", async ({
  page,
  signedInAs,
}, { project }) => {
  await signedInAs("front line");
  await withUsForTwelveYears(page, `Tamsin Twelve ${project.name}`);
  await expect(page.getByText(/as they told us.*her first invoice/)).toBeVisible();
  await expect(say(page)).toContainText(thanks);
  await expect(say(page)).toContainText("12 years with us on");
  await expectNoSidewaysScroll(page);
  if (project.name === "with JavaScript") await expectAccessible(page);
  await say(page).getByLabel("How they took it").selectOption("delighted");
  await page.getByRole("button", { name: "Said it" }).click();
  await expect(page.getByText("Thanks recorded.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Said it" })).toBeHidden();
  await page.reload();
  await expect(page.getByRole("button", { name: "Said it" })).toBeHidden();
  await expect(page.getByText(thanks).first()).toBeVisible();
  await page.goto("/recognition?show=said");
  await expect(page.getByRole("row", { name: new RegExp(`Tamsin Twelve ${project.name}`) })).toContainText("delighted");
});

test("how they took it can be noted later, once @nojs", async ({ page, signedInAs }, { project }) => {
  await signedInAs("front line");
  await withUsForTwelveYears(page, `Lara Later ${project.name}`);
  await page.getByRole("button", { name: "Said it" }).click();
  await expect(page.getByText("How did they take it?")).toBeVisible();
  const form = page.getByRole("form", { name: "How they took the thanks" });
  await form.getByLabel("How they took it").selectOption("pleased");
  await form.getByRole("button", { name: "Note it" }).click();
  await expect(page.getByText("Noted how they took it.")).toBeVisible();
  await expect(page.getByText("How did they take it?")).toBeHidden();
});

test("thanks are held back while a complaint is open, and come back when it is put right @nojs", async ({
  page,
  signedInAs,
}, { project }) => {
  await signedInAs("front line");
  const path = await withUsForTwelveYears(page, `Hedda Held ${project.name}`);
  await page.goto(`${path}/issue`);
  await page.getByLabel("What is wrong").fill("The heating has been cold for a week.");
  await page.getByLabel("Complaint").check();
  await page.getByRole("button", { name: "Open the issue" }).click();
  await expect(page.getByText("Issue opened.")).toBeVisible();
  await page.goto(path);
  await expect(say(page)).toContainText(
    "Start with the complaint. The thanks for twelve years wait until it is put right.",
  );
  await expect(page.getByRole("button", { name: "Said it" })).toBeHidden();
  await page.getByRole("link", { name: "Resolve" }).click();
  await page.getByLabel("How was it put right?").fill("A new pump, and two weeks off the bill.");
  await page.getByRole("button", { name: "It is put right" }).click();
  await expect(page.getByText("Issue resolved.")).toBeVisible();
  await page.goto(path);
  await expect(say(page)).toContainText(thanks);
});

test("two people say it at once: it is recorded once, and the other is told @nojs", async ({
  page,
  context,
  signedInAs,
}, { project }) => {
  await signedInAs("front line");
  const path = await withUsForTwelveYears(page, `Olwen Once ${project.name}`);
  const other = await context.newPage();
  await other.goto(path);
  await page.goto(path);
  const click = (which: Page) => which.getByRole("button", { name: "Said it" }).click();
  await Promise.all([click(page), click(other)]);
  // The second is refused with a sentence; where the page comes anew, it says who has said them.
  const told = project.name === "with JavaScript" ? /no thanks due now|not long ago/ : /thanked them on/;
  const isTold = (text: string | null) => told.test(text ?? "") && !/Thanks recorded/.test(text ?? "");
  await expect
    .poll(async () => {
      const words = await Promise.all([page, other].map((which) => which.getByRole("main").textContent()));
      return [words.filter(isTold).length, words.filter((text) => /Thanks recorded/.test(text ?? "")).length];
    })
    .toEqual([1, 1]);
  await page.goto(`${path}?only=thanks`);
  await expect(page.getByText(thanks)).toHaveCount(1);
});

test("who is due, who comes next and what is a milestone are lists of their own @nojs", async ({
  page,
  signedInAs,
}) => {
  await signedInAs("front line");
  await page.goto("/recognition");
  await expect(page.getByRole("table", { name: "Due" })).toBeVisible();
  await page.getByRole("link", { name: "Next thirty days" }).click();
  await expect(page.getByRole("table", { name: "Anniversaries ahead" })).toBeVisible();
  await page.getByRole("link", { name: "What is a milestone" }).click();
  await expect(page.getByText("Between two thanks").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Set the milestones" })).toBeHidden();
});
