import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { Fault } from "@/server/domain/fault";
import { findBrowser } from "./browser";

/** The system's Chromium; where there is none, root gets it from the system's package manager, others are told how. */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    aptGet("update", "-qq");
    aptGet("install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core");
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new Fault(
    "The journeys need a browser: install Chromium (Debian: sudo apt-get install chromium; macOS: brew install --cask chromium), or set CHROMIUM_PATH.",
  );
}

function aptGet(...args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"], env });
}
