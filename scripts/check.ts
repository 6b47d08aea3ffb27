import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { messageOf } from "@/server/domain/fault";
import { buildIfStale } from "./build";
import { ensureBrowser } from "./chromium";
import { add, type Count, countJourneys, countTests, nothing, passed } from "./count";
import { readmeCommands } from "./readme-commands";
import { endAll, runTool } from "./tool";

/** `npm test`: everything a change can break, on a fresh clone, ending in one line of figures. */
const isFast = process.argv.includes("--check");
const results = mkdtempSync(path.join(tmpdir(), "standpoint-results-"));
const began = performance.now();

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => void endAll().finally(() => process.exit(1)));
forgetSurroundings();

let total: Count = nothing;
for (const [first, second] of [
  [step("Format and lint", () => tool("biome", ["ci", "--colors=off", "."])), step("Types", checkTypes)],
  [step("Arrows", checkArrows), step("Dead code", () => tool("knip", []))],
] as const) {
  for (const count of await Promise.all([first(), second()])) total = add(total, count);
}
total = add(total, await step("Unit and data tests", runTests)());
if (!isFast) {
  const built = await step("Production build", build)();
  total = add(total, built);
  if (built.failed === 0) {
    total = add(total, await step("Journeys in the browser", runJourneys)());
    for (const [name, run] of readmeCommands) total = add(total, await step(name, run)());
  }
}
rmSync(results, { recursive: true, force: true });
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed === 0 ? 0 : 1);

/** Says how a step went; what it printed is shown only when it failed. */
function step(name: string, work: () => Promise<{ count: Count; said: string }>): () => Promise<Count> {
  return async () => {
    const from = performance.now();
    const { count, said } = await work().catch((error: unknown) => ({
      count: { ...nothing, failed: 1 },
      said: messageOf(error),
    }));
    if (count.failed > 0) console.log(said);
    const figures = count.passed + count.failed > 1 ? `: ${count.passed} passed, ${count.failed} failed` : "";
    console.log(
      `${count.failed > 0 ? "FAILED" : "ok    "} ${name}${figures} (${seconds(from)}; ${seconds(began)} in all)`,
    );
    return count;
  };
}

async function tool(name: string, args: string[]): Promise<{ count: Count; said: string }> {
  const { code, said } = await runTool(name, args);
  return { count: code === 0 ? passed : { ...nothing, failed: 1 }, said };
}

/** Next writes the types of the routes first; on a fresh clone there are none. */
async function checkTypes(): Promise<{ count: Count; said: string }> {
  const routes = await tool("next", ["typegen"]);
  return routes.count.failed > 0 ? routes : tool("tsc", ["--noEmit", "-p", "."]);
}

function checkArrows(): Promise<{ count: Count; said: string }> {
  const folders = ["app", "components", "server", "db", "scripts", "bench", "e2e"];
  return tool("depcruise", [...folders, "--config", ".dependency-cruiser.cjs", "--output-type", "err-long"]);
}

async function runTests(): Promise<{ count: Count; said: string }> {
  const file = path.join(results, "tests.json");
  const { code, said } = await runTool("vitest", [
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
  return { count: countTests(file, code), said };
}

async function build(): Promise<{ count: Count; said: string }> {
  await buildIfStale();
  return { count: passed, said: "" };
}

async function runJourneys(): Promise<{ count: Count; said: string }> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "standpoint-journeys-"));
  const { code, said } = await runTool("playwright", ["test"], {
    CHROMIUM_PATH: ensureBrowser(),
    STANDPOINT_E2E_DATA_DIR: dataDir,
  });
  rmSync(dataDir, { recursive: true, force: true });
  return { count: countJourneys(path.join("test-results", "journeys.json"), code), said };
}

/** The tests bring their own database and settings; what this shell happens to set must not reach them. */
function forgetSurroundings(): void {
  for (const name of Object.keys(process.env)) {
    if (/^(DATABASE_|OIDC_|AUTH_|STANDPOINT_(?!STARTER)|PG)/.test(name) || ["PORT", "NODE_ENV"].includes(name))
      delete process.env[name];
  }
}

function seconds(from: number): string {
  return `${((performance.now() - from) / 1000).toFixed(0)} s`;
}
