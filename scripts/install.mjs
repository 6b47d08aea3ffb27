// Plain JavaScript without dependencies: it runs before there are any.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import path from "node:path";

export const root = path.dirname(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname));

/** Node 20.19, 22 or 24 and newer; the answer is what is wrong, or null. */
export function nodeFault(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  return fits
    ? null
    : `Standpoint needs Node 20.19, 22.12 or 24 and newer, and this is Node ${version}: install Node 24.`;
}

export function checkNode() {
  const fault = nodeFault(process.versions.node);
  if (fault) {
    console.error(fault);
    process.exit(1);
  }
}

/** Installs exactly what the lock file says, unless that is what is there. */
export function installDependencies() {
  const installed = path.join(root, "node_modules", ".package-lock.json");
  const locked = path.join(root, "package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(locked).mtimeMs) return;
  console.log("Installing what Standpoint needs (npm ci) …");
  const npm = process.env.npm_execpath;
  const [program, ...first] = npm?.endsWith(".js") ? [process.execPath, npm] : ["npm"];
  const args = [...first, "ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const result = spawnSync(program, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  if (result.status === 0) return;
  console.error("The packages could not be installed (npm's reason stands above): mend that and start again.");
  process.exit(1);
}
