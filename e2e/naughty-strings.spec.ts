import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { safeCell } from "../server/domain/csv-cell";
import { cleanName } from "../server/domain/name";
import naughty from "../server/testing/fixtures/naughty-strings.json" with { type: "json" };
import { expect, ownWord, test } from "./fixtures";

/** As a name is kept: what is left of it once it is cleaned, if that is a name at all. */
const names = [...new Set(naughty.strings.map(cleanName))]
  .filter((name) => name.length > 0 && name.length <= 300)
  .sort();

test("every naughty string goes in as a name, stands on a page and comes out in a file, to the letter", async ({
  page,
  signedInAs,
}) => {
  test.setTimeout(180_000);
  const place = `Naughty ${ownWord()}`;
  await signedInAs("admin");
  await page.goto("/settings/imports");
  await page.getByRole("radio", { name: "Customers" }).check();
  const body = stringify([["Customer ID", "Name", "City"], ...names.map((name, n) => [`${place}-${n}`, name, place])]);
  await page
    .getByLabel("The file")
    .setInputFiles({ name: `${place}.csv`, mimeType: "text/csv", buffer: Buffer.from(body) });
  await page.getByRole("button", { name: "Hand in" }).click();
  await page.getByRole("button", { name: "Try it: change nothing" }).click();
  await page.getByRole("button", { name: /^Bring / }).click({ timeout: 60_000 });
  await expect(
    page.getByText(
      `${names.length} created + 0 corrected + 0 already there + 0 left out + 0 failed = ${names.length} rows`,
    ),
  ).toBeVisible({ timeout: 60_000 });

  await page.context().clearCookies();
  await signedInAs("manager");
  await page.goto(`/customers?place=${encodeURIComponent(place)}`);
  const seen: string[] = [];
  for (;;) {
    const links = page.getByRole("table", { name: "Customers" }).getByRole("link");
    seen.push(...(await links.evaluateAll((all) => all.map(({ textContent }) => textContent ?? ""))));
    const next = page.locator('a[rel="next"]');
    if (!(await next.isVisible())) break;
    const here = page.url();
    await next.click();
    await expect(page).not.toHaveURL(here);
  }
  expect(seen.sort()).toEqual(names);

  await page.goto(`/exports/new?list=customers&place=${encodeURIComponent(place)}`);
  const taking = page.waitForEvent("download");
  await page.getByLabel("What the file is for").fill("Names that break things");
  await page.getByRole("button", { name: "Take it out" }).click();
  const rows: Record<string, string>[] = parse(readFileSync(await (await taking).path()), { bom: true, columns: true });
  expect(rows.map((row) => row.name).sort()).toEqual(names.map(safeCell).sort());
});
