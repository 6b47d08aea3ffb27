import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";
import { personas } from "./personas";

const box = (page: Page) => page.getByRole("searchbox", { name: "Find a customer" });
const found = (page: Page) => page.getByRole("list", { name: "Customers found" });
/** The customers themselves, without what can be done at once for each. */
const hits = (page: Page) => found(page).getByRole("link", { name: /^(?!Promise something)/ });

/** A number nobody has, another at every try. */
function aNumber(): string {
  return `+44 161 715 ${String(Math.floor(Math.random() * 10_000)).padStart(4, "0")}`;
}

async function aCustomer(page: Page, fields: Record<string, string>): Promise<string> {
  await page.goto("/customers/new");
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { level: 1, name: fields.Name ?? "" })).toBeVisible();
  return new URL(page.url()).pathname;
}

test("with the keyboard alone: type, choose with the arrows, open with Enter", async ({ page, signedInAs }) => {
  await signedInAs("front line");
  await page.goto("/");
  await page.keyboard.type("okonkwo", { delay: 15 });
  await expect(hits(page)).toHaveCount(2);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(hits(page).nth(1)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(hits(page).first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(box(page)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: /Okonkwo/ })).toBeVisible();
});

test("an answer to an older text is never shown for a newer one, and one question is asked at a time", async ({
  page,
  signedInAs,
}) => {
  await signedInAs("front line");
  await page.goto("/");
  let open = 0;
  let mostOpen = 0;
  const asked: string[] = [];
  page.on("requestfailed", (request) => {
    if (request.url().includes("customers.find")) open -= 1;
  });
  await page.route("**/api/trpc/customers.find?**", async (route) => {
    open += 1;
    mostOpen = Math.max(mostOpen, open);
    const q: string = JSON.parse(new URL(route.request().url()).searchParams.get("input") ?? "{}").json.q;
    asked.push(q);
    const answer = await route.fetch();
    // The older the text, the later its answer.
    await new Promise((resolve) => setTimeout(resolve, q === "okonkwo" ? 100 : 2_000));
    await route.fulfill({ response: answer }).then(
      () => {
        open -= 1;
      },
      () => {},
    );
  });
  await box(page).fill("ashby");
  await expect.poll(() => asked).toEqual(["ashby"]);
  await box(page).fill("okonkwo");
  await expect(hits(page)).toHaveCount(2);
  await expect(hits(page).filter({ hasText: "Okonkwo" })).toHaveCount(2);
  await expect.poll(() => open).toBe(0);
  await expect(hits(page).filter({ hasText: "Okonkwo" })).toHaveCount(2);
  expect(mostOpen).toBe(1);
  await box(page).fill("okonkwoxyz");
  await expect(page.locator("[aria-busy=true]")).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await expect(box(page)).toBeFocused();
});

test("none, one and many are three answers @nojs", async ({ page, signedInAs }, { project }) => {
  await signedInAs("front line");
  await page.goto("/?q=07700%20900999");
  await expect(page.getByText("Nobody is known by “07700 900999”.")).toBeVisible();
  await page.getByRole("link", { name: "New customer with this number" }).click();
  await expect(page.getByLabel("Phone (optional)")).toHaveValue("07700 900999");
  await page.goto("/?q=nobody@nowhere.example");
  await page.getByRole("link", { name: "New customer with this address" }).click();
  await expect(page.getByLabel("E-mail (optional)")).toHaveValue("nobody@nowhere.example");
  await page.goto("/?q=004417");
  await expect(page.getByRole("heading", { level: 1, name: "Margaret Okonkwo" })).toBeVisible();
  await page.goto("/?q=0113%20496%200142");
  await expect(page.getByRole("heading", { name: "2 customers share this number" })).toBeVisible();
  await expect(
    found(page)
      .getByText(/last\s+contact/)
      .first(),
  ).toBeVisible();
  if (project.name === "with JavaScript") await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test("a number nobody has is added to somebody we know in one step @nojs", async ({ page, signedInAs }, {
  project,
}) => {
  await signedInAs("front line");
  const name = `Hester Quillfeather ${project.name}`;
  await aCustomer(page, { Name: name });
  const number = aNumber();
  await page.goto(`/call?number=${encodeURIComponent(number)}`);
  await expect(page.getByRole("heading", { level: 1, name: "Nobody we know" })).toBeVisible();
  await page.getByLabel("Find them by name").fill(name);
  await page.getByLabel("Find them by name").press("Enter");
  if (project.name === "with JavaScript") await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: `Add ${number} to ${name}` }).click();
  await expect(page.getByText("From now on this customer is found by it.")).toBeVisible();
  await page.goto(`/call?number=${encodeURIComponent(number)}`);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
});

test("before somebody is written down twice, the form asks @nojs", async ({ page, signedInAs }, { project }) => {
  await signedInAs("front line");
  const number = aNumber();
  const name = `Tobias Wrenfield ${project.name}`;
  await aCustomer(page, { Name: name, "Phone (optional)": number });
  await page.goto("/customers/new");
  await page.getByLabel("Name", { exact: true }).fill(`Mr ${name}`);
  await page.getByLabel("Phone (optional)").fill(number);
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByText("Is it one of these?")).toBeVisible();
  await expect(page.getByRole("alert").getByRole("link", { name })).toBeVisible();
  await expect(page.getByLabel("Phone (optional)")).toHaveValue(number);
  if (project.name === "with JavaScript") await expectAccessible(page);
  await page.getByRole("button", { name: "No, somebody new" }).click();
  await expect(page.getByText("Created.")).toBeVisible();
  await page.goto(`/call?number=${encodeURIComponent(number)}`);
  await expect(page.getByText(`2 customers share ${number}.`)).toBeVisible();
});

test("a colleague has this caller open @nojs", async ({ browser, page, signedInAs }, { project }) => {
  await signedInAs("front line");
  const path = await aCustomer(page, { Name: `Agnes Colburn ${project.name}` });
  const elsewhere = await browser.newPage();
  await elsewhere.goto("/sign-in");
  await elsewhere.getByRole("button", { name: personas.lead }).click();
  await elsewhere.waitForURL((url) => url.pathname !== "/sign-in");
  await expect(async () => {
    await elsewhere.goto(path);
    await expect(elsewhere.getByText(`${personas["front line"]} has this open since`)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await elsewhere.close();
});
