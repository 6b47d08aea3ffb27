import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./installation";
import { type Service, startProgram } from "./service";

const running = new Set<Service>();

/** Runs one of the project's own tools to its end, without a terminal or an input. */
export async function runTool(
  name: string,
  args: string[],
  extra: Record<string, string> = {},
): Promise<{ code: number; said: string }> {
  const service = startProgram(name, [programOf(name), ...args], { ...process.env, NO_COLOR: "1", CI: "1", ...extra });
  running.add(service);
  const lines: string[] = [];
  service.onLine((line) => lines.push(line));
  const { code } = await service.exited;
  running.delete(service);
  return { code: code ?? 1, said: lines.join("\n") };
}

export async function endAll(): Promise<void> {
  await Promise.all([...running].map((service) => service.stop()));
}

/** The package that brings each tool, where the names differ. */
const packages: Record<string, string> = {
  biome: "@biomejs/biome",
  tsc: "typescript",
  depcruise: "dependency-cruiser",
  playwright: "@playwright/test",
};

function programOf(name: string): string {
  const home = path.join(root, "node_modules", packages[name] ?? name);
  const { bin } = JSON.parse(readFileSync(path.join(home, "package.json"), "utf8"));
  return path.join(home, typeof bin === "string" ? bin : bin[name]);
}
