import type { Browser, Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const password = "three kettles by the door";
let made = 0;

/** Somebody of this test alone. */
function somebody() {
  made += 1;
  const mark = `${process.pid}-${made}-${test.info().project.name.startsWith("with ") ? "js" : "nojs"}`;
  return { name: `Newcomer ${mark}`, email: `newcomer-${mark}@fairlight.example` };
}

async function add(page: Page, { name, email }: { name: string; email: string }): Promise<void> {
  await page.goto("/settings/people/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Department").selectOption("Service");
  await page.getByLabel("Front line").check();
  await page.getByRole("button", { name: "Add" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

/** Makes a link, opens it in a browser of its own, chooses the password and signs in. */
async function arrive(browser: Browser, admin: Page, { name, email }: { name: string; email: string }): Promise<Page> {
  await admin.getByRole("button", { name: "Make a link" }).click();
  const link = await admin.getByLabel(`Link for ${name}`).inputValue();
  const { javaScriptEnabled = true } = test.info().project.use;
  const page = await (await browser.newContext({ javaScriptEnabled, baseURL: new URL(link).origin })).newPage();
  await page.goto(link);
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByText("Your new password is set.")).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link opens nothing" })).toBeVisible();
  await signIn(page, email, password);
  await expect(page).toHaveURL(/\/$/);
  return page;
}

async function signIn(page: Page, email: string, word: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Sign in with e-mail and password" }).click();
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(word);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test("a visitor of the demo is whom they choose, and signs out @nojs", async ({ page, context }) => {
  await page.goto("/settings/me");
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByRole("button", { name: /Amara Boateng/ }).click();
  await expect(page).toHaveURL(/\/$/);
  const [cookie] = (await context.cookies()).filter(({ name }) => name === "standpoint");
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  await page.goto("/settings/me");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await context.addCookies(cookie ? [cookie] : []);
  await page.goto("/settings/me");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a newcomer chooses a password with a link, changes it and signs out everywhere @nojs", async ({
  page,
  browser,
  signedInAs,
}) => {
  const person = somebody();
  await signedInAs("admin");
  await add(page, person);
  const theirs = await arrive(browser, page, person);
  await theirs.goto("/settings/me");
  await theirs.getByLabel("Present password").fill("not this one");
  await theirs.getByLabel("New password").fill("a bowl of plums, please");
  await theirs.getByRole("button", { name: "Change password" }).click();
  await expect(theirs.getByText("That is not your present password.").first()).toBeVisible();
  await theirs.getByLabel("Present password").fill(password);
  await theirs.getByLabel("New password").fill("a bowl of plums, please");
  await theirs.getByRole("button", { name: "Change password" }).click();
  await expect(theirs.getByText("Password changed.")).toBeVisible();
  await theirs.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(theirs.getByText("You are signed out in every browser.")).toBeVisible();
  await signIn(theirs, person.email, "a bowl of plums, please");
  await expect(theirs).toHaveURL(/\/$/);
});

test("who leaves is out at the next click @nojs", async ({ page, browser, signedInAs }) => {
  const person = somebody();
  await signedInAs("admin");
  await add(page, person);
  const theirs = await arrive(browser, page, person);
  await page.getByText(`${person.name} leaves…`).click();
  await page.getByRole("button", { name: "Deactivate" }).click();
  await expect(page.getByText("They are signed out everywhere.")).toBeVisible();
  await theirs.goto("/settings/me");
  await expect(theirs).toHaveURL(/\/sign-in/);
  await signIn(theirs, person.email, password);
  await expect(theirs.getByText("That e-mail and password do not belong together.")).toBeVisible();
});

test("a wrong password and an unknown e-mail get one answer, and the e-mail stays @nojs", async ({ page }) => {
  for (const email of ["tom.adeyemi@fairlight.example", "nobody@fairlight.example"]) {
    await signIn(page, email, "not the password");
    await expect(page.getByText("That e-mail and password do not belong together.")).toBeVisible();
    await expect(page.getByLabel("E-mail")).toHaveValue(email);
    await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
  }
});

test("after signing in one lands on a page of this house only @nojs", async ({ page }) => {
  await page.goto("/sign-in?next=https://elsewhere.example/");
  await page.getByRole("button", { name: /Amara Boateng/ }).click();
  await expect(page).toHaveURL(/127\.0\.0\.1:\d+\/$/);
  await page.goto("/sign-in?next=/settings/me");
  await page.getByRole("button", { name: /Tom Adeyemi/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Tom Adeyemi" })).toBeVisible();
});

test("a manager appoints an advocate of their own department and ends it @nojs", async ({ page, signedInAs }) => {
  const person = somebody();
  await signedInAs("admin");
  await add(page, person);
  const path = new URL(page.url()).pathname;
  await page.context().clearCookies();
  await page.goto(`/sign-in?next=${path}`);
  await page.getByRole("button", { name: /Grace Lindqvist/ }).click();
  await expect(page.getByText("Appoint as advocate for Service.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Deactivate" })).toHaveCount(0);
  await page.getByRole("button", { name: "Appoint" }).click();
  await expect(page.getByText("Advocate for Service").first()).toBeVisible();
  await page.getByRole("button", { name: "End" }).click();
  await expect(page.getByText("The appointment has its end.")).toBeVisible();
});

test("what one types stays when the organisation's settings are refused @nojs", async ({ page, signedInAs }) => {
  await signedInAs("admin");
  await page.goto("/settings/organisation");
  await page.getByLabel("Name").fill("Fairlight");
  await page.getByLabel("Minutes after which a session left alone is over").fill("1");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("At least 5 minutes")).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Fairlight");
});

test("hours that cannot be read are refused, and what one types stays @nojs", async ({ page, signedInAs }) => {
  await signedInAs("admin");
  await page.goto("/settings/calendars/organisation");
  await page.getByLabel("Monday").fill("nine to five");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Please write hours like")).toBeVisible();
  await expect(page.getByLabel("Monday")).toHaveValue("nine to five");
});

test("one's own absence is told and taken back @nojs", async ({ page, signedInAs }) => {
  await signedInAs("front line");
  await page.goto("/settings/me");
  await page.getByText("I will be away").click();
  await page.getByLabel("First day").fill("2040-03-01");
  await page.getByLabel("Last day").fill("2040-03-02");
  await page.getByRole("button", { name: "Note it" }).click();
  await expect(page.getByText("1 March 2040 to 2 March 2040")).toBeVisible();
  await page.getByRole("button", { name: "Take back" }).click();
  await expect(page.getByText("No absence ahead.")).toBeVisible();
});

test("settings that are not one's own say which right they need", async ({ page, signedInAs }) => {
  await signedInAs("front line");
  await page.goto("/settings/organisation");
  await expect(page.getByText("settings:manage")).toBeVisible();
});
