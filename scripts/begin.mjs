// Plain JavaScript without dependencies: it runs before there are any.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(here);

/** Node 20.19, 22 or 24 and newer; the answer is what is wrong, or null. */
export function nodeFault(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  return fits
    ? null
    : `Standpoint needs Node 20.19, 22.12 or 24 and newer, and this is Node ${version}: install Node 24.`;
}

/** Makes sure of Node and the packages, hands over to a TypeScript program beside this one, and goes when that goes. */
export function begin(program) {
  const fault = nodeFault(process.versions.node);
  if (fault) {
    console.error(fault);
    process.exit(1);
  }
  installDependencies();
  handOver(program);
}

/** Installs exactly what the lock file says, unless that is what is there. */
function installDependencies() {
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

function handOver(program) {
  const child = spawn(
    process.execPath,
    [
      ...["--conditions=react-server", "--import", "tsx", "--import", new URL("./follow.mjs", import.meta.url).href],
      ...[path.join(here, program), ...process.argv.slice(2)],
    ],
    {
      cwd: root,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", STANDPOINT_STARTER: String(process.pid) },
      // The pipe is never written to: the child sees its end when this process goes, however it goes.
      stdio: ["pipe", "inherit", "inherit"],
    },
  );
  child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
  // A terminal sends Ctrl-C to both of us, a supervisor only to this process: the child takes a second one for the first.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  followNpm(child);
}

/** npm killed the hard way tells nobody; our parent's id changes all the same. */
function followNpm(child) {
  const parent = process.ppid;
  if (!process.env.npm_lifecycle_event) return;
  setInterval(() => {
    if (process.ppid !== parent) child.kill("SIGTERM");
  }, 1000).unref();
}
