import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";

/** A customer of one's own, so that journeys do not meet in one record. */
async function aNewCustomer(page: Page, name: string, phone = ""): Promise<string> {
  await page.goto("/customers/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Phone (optional)").fill(phone);
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  return new URL(page.url()).pathname;
}

test("the phone rings: number, brief, contact with an issue, put right @nojs", async ({ page, signedInAs }, {
  project,
}) => {
  await signedInAs("front line");
  const name = `Ruth Fairweather ${project.name}`;
  await aNewCustomer(page, name);
  await page.goto(`/?q=${encodeURIComponent(name)}`);
  await page.getByRole("link", { name }).first().click();
  await page.getByRole("link", { name: "Log contact" }).click();
  await page.getByLabel("What was said", { exact: true }).fill("The boiler drips on the new floor.");
  await page.getByText("Something is wrong: open an issue").click();
  await page.getByLabel("What kind").selectOption("Fault");
  await page.getByRole("button", { name: "Log contact" }).click();
  await expect(page.getByText("Contact logged.")).toBeVisible();
  await expect(page.getByText("Start with the fault.")).toBeVisible();
  if (project.name === "with JavaScript") await expectAccessible(page);
  await page.getByRole("link", { name: "Resolve" }).click();
  await page.getByLabel("How was it put right?").fill("A new washer the same afternoon.");
  await page.getByRole("button", { name: "It is put right" }).click();
  await expect(page.getByText("Issue resolved.")).toBeVisible();
  await expect(page.getByText("Start with the fault.")).toBeHidden();
  await expectNoSidewaysScroll(page);
});

test("Mrs Okonkwo is found by her number, and her household is told apart @nojs", async ({ page, signedInAs }) => {
  await signedInAs("front line");
  await page.goto("/");
  await page.getByRole("searchbox", { name: "Find a customer" }).fill("+44 (0)113 496-0142");
  await page.getByRole("button", { name: "Find", exact: true }).click();
  const found = page.getByRole("list", { name: "Customers found" });
  await expect(found.getByRole("listitem")).toHaveCount(2);
  await found.getByRole("link", { name: /^Margaret Okonkwo/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Margaret Okonkwo" })).toBeVisible();
  await expect(page.getByText("12 years 4 months")).toBeVisible();
  await expect(page.getByRole("heading", { name: "We owe" })).toBeVisible();
  await page.goto("/call?account=004417");
  await expect(page.getByRole("heading", { level: 1, name: "Margaret Okonkwo" })).toBeVisible();
});

test("customers appear as one types, and Enter opens the only one", async ({ page, signedInAs }) => {
  await signedInAs("front line");
  await page.goto("/");
  const box = page.getByRole("searchbox", { name: "Find a customer" });
  await box.pressSequentially("margaret okonk", { delay: 20 });
  await expect(page.getByText("One customer. Enter opens the brief.")).toBeVisible();
  await box.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Margaret Okonkwo" })).toBeVisible();
});

test("an unknown number leads to a new customer with the number filled in @nojs", async ({ page, signedInAs }) => {
  await signedInAs("front line");
  await page.goto("/call?number=+44 1632 960999");
  await expect(page.getByLabel("Phone (optional)")).toHaveValue("+44 1632 960999");
  await page.getByLabel("Phone (optional)").fill("0113 49");
  await page.getByLabel("Name", { exact: true }).fill("Nobody Yet");
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByText("is not a phone number of GB").first()).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Nobody Yet");
});

test("who is vulnerable is never thanked: the flag stands above all else @nojs", async ({ page, signedInAs }, {
  project,
}) => {
  await signedInAs("front line");
  const path = await aNewCustomer(page, `Edith Hollow ${project.name}`);
  await page.goto(`${path}/edit`);
  await page.getByLabel("What a colleague should know").fill("Recently bereaved: take time.");
  await page.getByRole("button", { name: "Mark as vulnerable" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.goto(path);
  await expect(page.getByText("Recently bereaved: take time.")).toBeVisible();
  await expect(page.getByText("Promotional content held")).toBeVisible();
});
