import { existsSync } from "node:fs";

const known = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The system's own Chromium or Chrome; CHROMIUM_PATH names another. */
export function findBrowser(): string | undefined {
  return [process.env.CHROMIUM_PATH, ...known].find((file) => file !== undefined && existsSync(file));
}
