import type { Page } from "@playwright/test";
import { expect, expectAccessible, ownWord, test } from "./fixtures";

const title = () => `Ring before the letter goes out, ${ownWord()}`;

/** What the light path asks; everything else has an honest default. Answers how many things were asked. */
async function writeLetter(page: Page, named: string): Promise<number> {
  let asked = 0;
  const say = async (label: string, words: string) => {
    asked += 1;
    await page.getByLabel(label, { exact: true }).first().fill(words);
  };
  await say("What is to be decided?", named);
  await say("What is the customer trying to do?", "Buy something out of the ordinary without being suspected.");
  await say(
    "What does this mean for them, in their own words?",
    "When I buy something out of the ordinary, somebody rings me the same day and I can sort it out in one conversation.",
  );
  asked += 1;
  await page.getByLabel("Helps customers").check();
  asked += 4; // four axes, of which one changes
  await page.locator('input[name="axes.worry.step"][value="2"]').check({ force: true });
  await page.getByLabel("How worry changes").fill("nobody reads that they might be a criminal");
  asked += 1;
  await page.getByLabel("What it does to: With an open issue").selectOption("better");
  await say("Who comes off worst?", "People who cannot be rung at work.");
  await say("What do we not know?", "How many would rather have a letter.");
  await say("What does it do for the organisation?", "Forty calls a week instead of four hundred letters.");
  await say("What we propose", "Ring first");
  await say("What customers would meet", "A voice before a letter.");
  await say("Who tells them, and what", "The front line is briefed on Monday.");
  await say("In our own words", "Complaints per 1,000 flagged customers");
  await say("Today it is", "8.8");
  await say("this much", "3");
  return asked;
}

test("a manager decides on the light path, from the customer's side first @nojs", async ({ page, signedInAs }) => {
  const named = title();
  await signedInAs("manager");
  await page.goto("/decisions/new");
  expect(await writeLetter(page, named)).toBeLessThanOrEqual(20);
  await page.getByText("Who decides, which door, who is told").click();
  await page.getByRole("group", { name: "Departments that are told" }).getByLabel("Risk", { exact: true }).uncheck();
  await page.getByRole("button", { name: "Propose" }).click();
  await expect(page.getByRole("heading", { level: 1, name: named })).toBeVisible();
  await expect(page.getByText(/light path/)).toBeVisible();
  const address = new URL(page.url()).pathname;

  await page.getByRole("button", { name: "Decide and seal" }).click();
  await expect(page.getByText("A customer advocate has to take a position on this version first.")).toBeVisible();

  await signedInAs("advocate");
  await page.goto(address);
  await page.getByLabel("Support", { exact: false }).first().check();
  await page.getByLabel("What do customers say?").fill("They say the letter frightens them more than the loss.");
  await page.getByRole("button", { name: "Take this position" }).click();
  await expect(page.getByText("Your position is recorded.")).toBeVisible();

  await signedInAs("manager");
  await page.goto(address);
  await page.getByRole("button", { name: "Decide and seal" }).click();
  await expect(page.getByText("Decided and sealed.")).toBeVisible();
  await page.getByRole("button", { name: "Put in effect" }).click();
  await expect(page.getByText("Not every department has answered its notice.")).toBeVisible();

  await signedInAs("advocate");
  await page.goto(address);
  await page.getByLabel("We will act").check();
  await page.getByLabel("What you will do, or what you object to").fill("We change the rota from Monday.");
  await page.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(page.getByText("Answer recorded.")).toBeVisible();

  await signedInAs("manager");
  await page.goto(address);
  await page.getByRole("button", { name: "Put in effect" }).click();
  await expect(page.getByText(/^In effect since/)).toBeVisible();
  await expect(page.getByText(/chain verified now/)).toBeVisible();
});

/** A letter written with nothing but the keyboard: goes on to a field by Tab, as somebody would. */
function keyboard(page: Page) {
  let asked = 0;
  const here = () => page.evaluate(() => document.activeElement?.getAttribute("name") ?? "");
  const goTo = async (name: string) => {
    for (let steps = 0; steps < 80 && (await here()) !== name; steps += 1) await page.keyboard.press("Tab");
    expect(await here()).toBe(name);
    asked += 1;
  };
  return {
    asked: () => asked,
    write: async (name: string, words: string) => {
      await goTo(name);
      await page.keyboard.type(words);
    },
    press: async (name: string, ...keys: string[]) => {
      await goTo(name);
      for (const key of keys) await page.keyboard.press(key);
    },
  };
}

test("the light path by keyboard alone: at most twenty things are asked, and it saves itself", async ({
  page,
  signedInAs,
}) => {
  const named = title();
  await signedInAs("manager");
  await page.goto("/decisions/new");
  const { write, press, asked } = keyboard(page);
  await write("title", named);
  await write("job", "Buy something out of the ordinary without being suspected.");
  await write(
    "view",
    `When I buy ${ownWord()} things out of the ordinary, I am rung the same day and I sort it out at once.`,
  );
  await press("gate", "Space");
  await press("axes.time.step");
  await press("axes.worry.step", "ArrowRight", "ArrowRight");
  await page.keyboard.press("Tab");
  await page.keyboard.type("nobody reads that they might be a criminal");
  await press("axes.effort.step");
  await press("axes.money.step");
  await press("segments.open_issue", "ArrowDown");
  await write("worstOff", "About 40 people who cannot be rung at work.");
  await write("evidenceGap", "How many would rather have a letter.");
  await write("businessEffect", "Forty calls a week instead of four hundred letters.");
  await write("options.0.title", "Ring first");
  await write("options.0.effect", "A voice before a letter.");
  await write("toldPlan", "The front line is briefed on Monday.");
  await write("predictions.0.measure", "Complaints per 1,000 flagged customers");
  await write("predictions.0.baseline", "8.8");
  await write("predictions.0.threshold", "3");
  expect(asked()).toBeLessThanOrEqual(20);
  await expect(page.getByText(/^Together .* customers?, /)).toBeVisible();
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  await expect(page).toHaveURL(/\/decisions\/[0-9a-f-]{36}\/edit$/);
  await page.getByRole("button", { name: "Propose" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: named })).toBeVisible();
  await expect(page.getByText(/light path/)).toBeVisible();
});

test("hints stand beside the fields and in nobody’s way; whom it touches is counted without a script too @nojs", async ({
  page,
  signedInAs,
}) => {
  await signedInAs("manager");
  await page.goto("/decisions/new");
  await writeLetter(page, title());
  await page
    .getByLabel("What does this mean for them, in their own words?")
    .fill(
      `The customer is told by rule R7 that ${ownWord()} was unusual, and has to ring the bank to clear it up by themselves.`,
    );
  await page.getByLabel("sure, in %").first().fill("50");
  await page.getByRole("button", { name: "Save as draft" }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await expect(page.getByText("Would a customer write “R7”?")).toBeVisible();
  await expect(page.getByText("How many are they?")).toBeVisible();
  await expect(page.getByText("Fifty per cent says")).toBeVisible();
  await expect(page.getByText(/^Together .* customers?, /)).toBeVisible();
  await page.getByRole("button", { name: "Propose" }).click();
  await expect(page.getByText("Proposed", { exact: false }).first()).toBeVisible();
});

test("what was typed is kept when something is missing, and a draft can wait @nojs", async ({ page, signedInAs }) => {
  const named = title();
  await signedInAs("manager");
  await page.goto("/decisions/new");
  await page.getByLabel("What is to be decided?").fill(named);
  await page.getByLabel("Helps customers").check();
  await page.getByLabel("this much").first().fill("3");
  await page.getByLabel("Today it is").first().fill("8.8");
  await page.getByRole("button", { name: "Propose" }).click();
  await expect(page.getByText(/as the customer would, in at least 80/)).toBeVisible();
  await expect(page.getByLabel("What is to be decided?")).toHaveValue(named);
  await page.getByRole("button", { name: "Save as draft" }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await page.goto("/decisions?state=draft");
  await page.getByRole("link", { name: named }).click();
  await page.getByRole("link", { name: "Edit the draft" }).click();
  await expect(page.getByLabel("What is to be decided?")).toHaveValue(named);
  await expect(page.getByLabel("Helps customers")).toBeChecked();
});

test("the path turns heavy while one writes, and says why", async ({ page, signedInAs }) => {
  await signedInAs("manager");
  await page.goto("/decisions/new");
  await expect(page.getByText("Light path, so far")).toBeVisible();
  await page.getByLabel("Harms customers").check();
  await expect(page.getByText("because it harms customers")).toBeVisible();
  await page.getByLabel("What it does to: All customers").selectOption("worse");
  await expect(page.getByText("because of how many customers it touches")).toBeVisible();
  await expectAccessible(page);
});

test("the register is filtered by an address one can share @nojs", async ({ page, signedInAs }) => {
  await signedInAs("front line");
  await page.goto("/decisions");
  await page.getByText("Dimension, stage, segment, path and more").click();
  await page.getByLabel("Path", { exact: true }).selectOption("heavy");
  await page.getByLabel("For customers", { exact: true }).selectOption("harms");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/gate=harms/);
  const rows = page
    .getByRole("table", { name: "Decisions" })
    .getByRole("row")
    .filter({ has: page.getByRole("link") });
  await expect(rows.first()).toBeVisible();
  for (const row of await rows.all()) await expect(row).toContainText(/heavy path.*Harms/);
});
