import { randomBytes } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { type Persona, personas } from "./personas";

type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;

type Fixtures = {
  /** Signs the page's browser in as one of the demo's people, through the sign-in page. */
  signedInAs: (persona: Persona) => Promise<void>;
  /** Fails the test when the page broke its content policy or wrote an error to the console. */
  quietConsole: undefined;
};

type WorkerFixtures = { signIns: Map<Persona, Cookies> };

export const test = base.extend<Fixtures, WorkerFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  signIns: [async ({}, use) => use(new Map()), { scope: "worker" }],

  signedInAs: async ({ page, context, signIns }, use) => {
    await use(async (persona) => {
      const known = signIns.get(persona);
      if (known) return context.addCookies(known);
      await page.goto("/sign-in");
      await page.getByRole("button", { name: personas[persona] }).click();
      await page.waitForURL((url) => url.pathname !== "/sign-in");
      signIns.set(persona, await context.cookies());
    });
  },

  quietConsole: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error" && !isExpected(message.text()))
          complaints.push(`${page.url()}: ${message.text()}`);
      });
      page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
      await use(undefined);
      expect(complaints, "the console stays quiet and the content policy holds").toEqual([]);
    },
    { auto: true },
  ],
});

/** The browser itself notes an answer of 404 or 403: pages that are meant to be missing or denied. */
function isExpected(text: string): boolean {
  return /the server responded with a status of (404|403)/.test(text);
}

/** A word of letters that nobody else uses: what a journey makes carries it, so that journeys of one demo do not meet. */
export const ownWord = () => Array.from(randomBytes(8), (byte) => String.fromCharCode(97 + (byte % 26))).join("");

/** Nothing an axe rule of WCAG 2.2 AA finds. */
export const expectAccessible = (page: Page): Promise<void> =>
  expectNothingFound(new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]));

/** Nothing that other colours alone can change: after the colour scheme of a page found accessible was switched. */
export const expectReadable = (page: Page): Promise<void> =>
  expectNothingFound(new AxeBuilder({ page }).withRules(["color-contrast", "link-in-text-block"]));

async function expectNothingFound(axe: AxeBuilder): Promise<void> {
  // Frames of other places, which the newer mode opens a page for each time, no page of ours has.
  const { violations } = await axe.setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual(
    [],
  );
}

/** The page does not scroll sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  await page.waitForLoadState();
  const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(wide).toBeLessThanOrEqual(seen ?? 0);
}

export { expect };

/** So many days from today, as a date field takes it. */
export const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
