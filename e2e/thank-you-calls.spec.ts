import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";

/** The journeys with and without JavaScript run side by side and must not take the same call. */
const ownPlace = () => (test.info().project.name.startsWith("without") ? 1 : 0);
const hasScript = () => !test.info().project.name.startsWith("without");

const waiting = (page: Page) => page.getByRole("list", { name: "To call" }).getByRole("listitem");

test("a senior manager takes a call, rings, and notes what came of it @nojs", async ({ page, signedInAs }) => {
  await signedInAs("manager");
  await page.goto("/recognition/calls");
  if (hasScript()) await expectAccessible(page);
  const line = waiting(page)
    .filter({ has: page.getByRole("button") })
    .nth(ownPlace());
  const name = (await line.getByRole("link").first().textContent()) ?? "";
  await expect(line.getByText(/Thank you for/)).toBeVisible();
  await line.getByRole("button", { name: `I call ${name}` }).click();

  await expect(page.getByText("Yours. Nobody else rings them today.")).toBeVisible();
  await expect(page.getByRole("list", { name: "Numbers" }).getByRole("link").first()).toHaveAttribute(
    "href",
    /^tel:\+/,
  );
  const call = new URL(page.url()).pathname;

  // Nothing is logged without saying what came of it.
  await page.getByRole("button", { name: "Log the call" }).click();
  await expect(page.getByText("Please choose one.")).toBeVisible();
  await page.getByRole("radio", { name: /^Not reached/ }).check();
  await page.getByRole("button", { name: "Log the call" }).click();
  await expect(page.getByText("Noted. They can be tried again.")).toBeVisible();

  await page.goto(call);
  await page.getByRole("button", { name: "I call" }).click();
  await page.getByRole("radio", { name: /^Reached/ }).check();
  await page.getByLabel("What they said").fill("She was glad that somebody rang just to say thank you.");
  await page.getByLabel("How they took it").selectOption("delighted");
  if (hasScript()) await expectAccessible(page);
  await page.getByRole("button", { name: "Log the call" }).click();
  await expect(page.getByText("Logged, with your thanks.")).toBeVisible();

  await page.getByRole("link", { name: "Made", exact: true }).click();
  await expect(
    page.getByRole("list", { name: "Made" }).getByRole("listitem").filter({ hasText: name }).first(),
  ).toContainText("Reached: delighted");
  await page.goto(call);
  await page.getByRole("link", { name: "The whole brief" }).click();
  await expect(page.getByText("She was glad that somebody rang just to say thank you.").first()).toBeVisible();
});

test("a call is given back, and the keyboard alone reaches the next one", async ({ page, signedInAs }) => {
  await signedInAs("chief customer officer");
  await page.goto("/recognition/calls");
  const button = waiting(page).nth(3).getByRole("button");
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Yours. Nobody else rings them today.")).toBeVisible();
  await page.goto("/recognition/calls");
  await expect(page.getByRole("list", { name: "You are calling" }).getByRole("listitem")).toHaveCount(1);
  await page.getByRole("link", { name: "What came of it" }).click();
  await page.getByRole("button", { name: /Give it back/ }).click();
  await expect(page.getByText("Given back. Somebody else can ring.")).toBeVisible();
});

test("the comparison says what can be said, and the list reads well on a phone", async ({ page, signedInAs }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signedInAs("board");
  await page.goto("/recognition/calls/difference");
  await expect(page.getByText(/with 95% confidence/).first()).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.goto("/recognition/calls");
  await expect(waiting(page).first()).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.goto("/recognition/calls/programme");
  await expect(page.getByRole("button", { name: "Set it" })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

test("whoever may not call is told which right it takes @nojs", async ({ page, signedInAs }) => {
  await signedInAs("front line");
  await page.goto("/recognition/calls");
  await expect(page.getByText(/This needs the right “call:work”/)).toBeVisible();
});
