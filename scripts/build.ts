import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Fault } from "@/server/domain/fault";
import { root } from "./installation";
import { type Service, startProgram } from "./service";

const FOLDERS = ["app", "components", "server", "db", "public"];
const FILES = [
  "proxy.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
  "instrumentation.ts",
];
const MARK = path.join(root, ".next", "standpoint-build");

/** Builds the pages unless what was built last came from exactly these sources; the answer says whether it built. */
export async function buildIfStale(adopt: (service: Service) => void = () => undefined): Promise<boolean> {
  const sources = fingerprint();
  if (existsSync(MARK) && readFileSync(MARK, "utf8") === sources) return false;
  rmSync(MARK, { force: true });
  const build = startProgram("build", [nextProgram, "build"], {
    ...process.env,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
  });
  adopt(build);
  const said: string[] = [];
  build.onLine((line) => said.push(line));
  const { code } = await build.exited;
  if (code !== 0) throw new Fault(`The pages could not be built:\n${said.slice(-30).join("\n")}`);
  mkdirSync(path.dirname(MARK), { recursive: true });
  writeFileSync(MARK, sources);
  return true;
}

export const nextProgram = path.join(root, "node_modules", "next", "dist", "bin", "next");

/** One hash over every file that goes into a build, and the Node that builds. */
function fingerprint(): string {
  const hash = createHash("sha256").update(process.versions.node);
  const files = [
    ...FOLDERS.flatMap((folder) => listFiles(path.join(root, folder))),
    ...FILES.map((file) => path.join(root, file)),
  ];
  for (const file of files.filter((candidate) => existsSync(candidate))) {
    hash.update(`\0${path.relative(root, file)}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".test.ts"))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
