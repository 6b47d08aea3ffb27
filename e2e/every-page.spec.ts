import { expect, expectAccessible, expectNoSidewaysScroll, expectReadable, test } from "./fixtures";
import { places } from "./pages";

for (const { name, as, find } of places) {
  test(`the page “${name}” is whole, wide and narrow, light and dark`, async ({ page, signedInAs }) => {
    if (as) await signedInAs(as);
    await page.goto(await find(page));
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: "dark" });
    await expectReadable(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });

  test(`the page “${name}” is there before JavaScript @nojs-only @nojs`, async ({ page, signedInAs }) => {
    if (as) await signedInAs(as);
    await page.goto(await find(page));
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });
}
