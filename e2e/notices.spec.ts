import type { Page } from "@playwright/test";
import { expect, expectAccessible, ownWord, test } from "./fixtures";

/** A decision that Service is told of, made on the light path; answers its address. */
async function decide(page: Page, signedInAs: (who: "manager" | "advocate") => Promise<void>, named: string) {
  await signedInAs("manager");
  await page.goto("/decisions/new");
  const say = (label: string, words: string) => page.getByLabel(label, { exact: true }).first().fill(words);
  await say("What is to be decided?", named);
  await say("What is the customer trying to do?", "Buy something out of the ordinary without being suspected.");
  await say(
    "What does this mean for them, in their own words?",
    `When I buy something ${ownWord()}, somebody rings me the same day and I can sort it out in one conversation.`,
  );
  await page.getByLabel("Helps customers").check();
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
  await page.getByText("Who decides, which door, who is told").click();
  await page.getByRole("group", { name: "Departments that are told" }).getByLabel("Risk", { exact: true }).uncheck();
  await page.getByRole("button", { name: "Propose" }).click();
  await expect(page.getByRole("heading", { level: 1, name: named })).toBeVisible();
  const address = new URL(page.url()).pathname;

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
  return address;
}

test("a department finds what it was told, objects, takes the objection back, and everybody reads of it", async ({
  page,
  signedInAs,
}) => {
  const named = `Ring before the letter, ${ownWord()}`;
  const address = await decide(page, signedInAs, named);

  await signedInAs("lead");
  await page.goto("/waiting");
  const waiting = page.getByRole("table", { name: "Your department was told" }).getByRole("row", { name: named });
  await waiting.getByText("Answer here").click();
  const form = waiting.getByRole("form");
  await form.getByLabel("We object").check();
  await form.getByLabel("What you will do, or what you object to").fill("Nobody has given us the hours for it.");
  await form.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(page.getByText("Answer recorded.")).toBeVisible();

  await signedInAs("manager");
  await page.goto(address);
  await page.getByRole("button", { name: "Put in effect" }).click();
  await expect(page.getByText("An objection stands.")).toBeVisible();

  await signedInAs("lead");
  await page.goto("/decisions/notices?show=objections");
  const notice = page.getByRole("listitem").filter({ hasText: named });
  await expect(notice.getByText("Nobody has given us the hours for it.")).toBeVisible();
  await notice.getByText("Answer afresh").first().click();
  await notice.getByLabel("We will act").check();
  await notice.getByLabel("What you will do, or what you object to").fill("Two hours a day are ours from Monday.");
  await notice.getByRole("button", { name: "Answer afresh" }).click();
  await expect(page.getByText("Answer recorded.")).toBeVisible();

  await signedInAs("manager");
  await page.goto(address);
  await page.getByRole("button", { name: "Put in effect" }).click();
  await expect(page.getByText(/^In effect since/)).toBeVisible();
  await expect(page.getByText(/answered afresh since/)).toBeVisible();

  await signedInAs("front line");
  await page.goto("/decisions/feed?mine=yes");
  const steps = page.getByRole("listitem").filter({ hasText: named });
  await expect(steps.filter({ hasText: "Put in effect" })).toHaveCount(1);
  await expect(steps.filter({ hasText: /Decided/ })).toHaveCount(1);
  await expectAccessible(page);
});

test("whoever is asked finds it in the inbox, and it is read once it is answered", async ({ page, signedInAs }) => {
  const named = `Ring before the letter, ${ownWord()}`;
  await decide(page, signedInAs, named);
  await signedInAs("lead");
  const told = page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ hasText: named })
    .filter({ hasText: "Service was told and is asked to answer" });
  await expect(async () => {
    await page.goto("/inbox");
    await expect(told).toHaveCount(1);
  }).toPass({ timeout: 90_000 });
  await told.getByRole("button", { name: /^Open:/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: named })).toBeVisible();
});

test("one follows a decision and stops again @nojs", async ({ page, signedInAs }) => {
  await signedInAs("finance");
  await page.goto("/decisions/feed");
  await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  await page.waitForURL(/\/decisions\/[0-9a-f-]{36}$/);
  await page.getByRole("button", { name: "Follow", exact: true }).click();
  await expect(page.getByText("You follow this from now on.")).toBeVisible();
  const title = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  await page.goto("/decisions/feed");
  const row = page.getByRole("table", { name: "What you follow" }).getByRole("row", { name: title });
  await expect(row).toContainText("At once");
  await row.getByRole("button", { name: /^Stop following/ }).click();
  await expect(page.getByText("You do not follow this any more.")).toBeVisible();
  await expect(row).toHaveCount(0);
});
