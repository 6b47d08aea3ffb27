import { mkdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Browser, type BrowserContextOptions, chromium } from "@playwright/test";
import { places } from "@/e2e/pages";
import { personas } from "@/e2e/personas";
import { findBrowser } from "./browser";
import { root } from "./installation";
import { withDemo } from "./with-demo";

const { values } = parseArgs({ options: { only: { type: "string" }, url: { type: "string" } } });
const executablePath = findBrowser();
const folder = path.join(root, ".screens");

const looks: Record<string, BrowserContextOptions> = {
  wide: { viewport: { width: 1280, height: 800 }, colorScheme: "light" },
  "wide-dark": { viewport: { width: 1280, height: 800 }, colorScheme: "dark" },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: "light", hasTouch: true, isMobile: true },
  "phone-dark": { viewport: { width: 390, height: 844 }, colorScheme: "dark", hasTouch: true, isMobile: true },
};

/** Pictures of every page at both sizes, light and dark, for a person to look at. `--only brief`, `--url http://…`. */
async function takePictures(baseURL: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ["--no-sandbox", "--disable-background-networking"],
  });
  const signIns = new Map<string, BrowserContextOptions["storageState"]>();
  for (const place of places.filter(({ name }) => !values.only || name === values.only)) {
    const storageState = place.as
      ? (signIns.get(place.as) ?? (await signIn(browser, baseURL, personas[place.as])))
      : undefined;
    if (place.as) signIns.set(place.as, storageState);
    for (const [look, options] of Object.entries(looks)) {
      const context = await browser.newContext({
        ...options,
        baseURL,
        locale: "en-GB",
        ...(storageState ? { storageState } : {}),
      });
      const page = await context.newPage();
      await page.goto(await place.find(page));
      await page.screenshot({ path: path.join(folder, `${place.name}-${look}.png`) });
      await context.close();
    }
    console.log(place.name);
  }
  await browser.close();
}

async function signIn(browser: Browser, baseURL: string, name: string) {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByRole("button", { name }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  const state = await context.storageState();
  await context.close();
  return state;
}

if (values.url) await takePictures(values.url);
else await withDemo(takePictures);
console.log(`The pictures are in ${path.relative(process.cwd(), folder)}.`);
