import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, expectReadable, test } from "./fixtures";
import { type Place, places } from "./pages";

/** So many pages of one reader in a row: what they share is fetched once. */
const inARow = 8;

const wide = { width: 1280, height: 800 };

for (const row of rows()) {
  const [first] = row;
  const title = `${row.map(({ name }) => name).join(", ")}`;

  test(`whole, wide and narrow, light and dark: ${title}`, async ({ page, signedInAs }) => {
    test.setTimeout(row.length * 60_000);
    if (first?.as) await signedInAs(first.as);
    await eachOf(row, async (place) => {
      await page.setViewportSize(wide);
      await page.emulateMedia({ colorScheme: "light" });
      await open(page, place);
      await expectAccessible(page);
      await page.emulateMedia({ colorScheme: "dark" });
      await expectReadable(page);
      await page.setViewportSize({ width: 390, height: 844 });
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    });
  });

  test(`there before JavaScript: ${title} @nojs-only @nojs`, async ({ page, signedInAs }) => {
    test.setTimeout(row.length * 30_000);
    if (first?.as) await signedInAs(first.as);
    await eachOf(row, (place) => open(page, place));
  });
}

function rows(): Place[][] {
  const readers = [...new Set(places.map(({ as }) => as))];
  return readers.flatMap((reader) => {
    const theirs = places.filter(({ as }) => as === reader);
    return Array.from({ length: Math.ceil(theirs.length / inARow) }, (_, row) =>
      theirs.slice(row * inARow, (row + 1) * inARow),
    );
  });
}

/** Looks at every page of a row, and tells of each that is not as it should be. */
async function eachOf(row: readonly Place[], look: (place: Place) => Promise<void>): Promise<void> {
  const failed: string[] = [];
  for (const place of row)
    await test.step(place.name, () =>
      look(place).catch((error: unknown) =>
        failed.push(`${place.name}: ${error instanceof Error ? error.message : error}`),
      ),
    );
  expect(failed).toEqual([]);
}

async function open(page: Page, { find }: Place): Promise<void> {
  await page.goto(await find(page));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}
