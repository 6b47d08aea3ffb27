import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { findBrowser } from "./scripts/browser";

const port = 3300;
const baseURL = `http://127.0.0.1:${port}`;
const executablePath = findBrowser();

/** Where the demo lives: what a journey cannot do by a page, such as a customer's letter, is made there by the owner's login. */
process.env.STANDPOINT_E2E_DATA_DIR ??= join(tmpdir(), `standpoint-journeys-${process.pid}`);

/** The journeys, in the built product with the demo company, started by the very command people use. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/journeys.json" }]],
  use: {
    baseURL,
    locale: "en-GB",
    timezoneId: "Europe/London",
    viewport: { width: 1280, height: 800 },
    trace: "off",
    video: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        "--no-sandbox",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  projects: [
    { name: "with JavaScript", grepInvert: /@nojs-only/ },
    { name: "without JavaScript", grep: /@nojs/, use: { javaScriptEnabled: false } },
  ],
  webServer: {
    command: "node scripts/start.mjs",
    url: `${baseURL}/sign-in`,
    reuseExistingServer: false,
    timeout: 180_000,
    stdout: "ignore",
    stderr: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
    env: {
      PORT: String(port),
      STANDPOINT_DATA_DIR: process.env.STANDPOINT_E2E_DATA_DIR,
      DATABASE_URL: "",
      DATABASE_OWNER_URL: "",
      STANDPOINT_DEMO: "on",
    },
  },
});
