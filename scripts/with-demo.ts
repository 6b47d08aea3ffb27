import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { root } from "./installation";

/** Starts the product with a fresh demo company by the very command people use, and stops it afterwards. */
export async function withDemo(act: (baseURL: string) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "standpoint-demo-"));
  const port = 3400 + (process.pid % 500);
  const { DATABASE_URL: _app, DATABASE_OWNER_URL: _owner, ...surroundings } = process.env;
  const child = spawn(process.execPath, [path.join(root, "scripts", "start.mjs")], {
    cwd: root,
    env: { ...surroundings, PORT: String(port), STANDPOINT_DATA_DIR: dataDir, STANDPOINT_DEMO: "on" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  try {
    await new Promise<void>((resolve, reject) => {
      child.stdout.on("data", (said: Buffer) => String(said).includes("Standpoint is ready") && resolve());
      child.once("exit", (code) => reject(new Error(`npm start ended with ${code} before it was ready.`)));
    });
    await act(`http://127.0.0.1:${port}`);
  } finally {
    child.kill("SIGTERM");
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  }
}
