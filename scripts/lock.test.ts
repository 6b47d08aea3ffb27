import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { holderOf, isHeld, takeLock } from "./lock";
import { identityOf, isAlive } from "./process-identity";

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "standpoint-lock-"));
});

afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

describe("who works on a data directory", () => {
  test("the second start is told who was first", async () => {
    await take("npm start");
    const second = await takeLock(dataDir, "npm start");
    expect(isHeld(second) && second.process.pid).toBe(process.pid);
  });

  test("of many starts at once exactly one gets it", async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => takeLock(dataDir, "npm start")));
    expect(all.filter((taken) => !isHeld(taken))).toHaveLength(1);
  });

  test("it is free again after an orderly end", async () => {
    (await take("npm start")).release();
    expect(holderOf(dataDir)).toBeNull();
    await take("npm run standpoint -- verify");
  });

  test("what a killed holder left running is ended, and the directory is free", async () => {
    const left = spawn("sleep", ["600"], { detached: true, stdio: "ignore" });
    const ended = new Promise((resolve) => left.once("exit", resolve));
    const children = [identityOf(left.pid ?? -1)];
    write({ process: { pid: 2 ** 22 - 3, began: "1" }, purpose: "npm start", children });
    await take("npm start");
    await ended;
  });

  test("a process that has got the id of a dead holder is neither taken for it nor ended", async () => {
    const stranger = { pid: process.ppid, began: "not when it began" };
    write({ process: stranger, purpose: "npm start", children: [stranger] });
    await take("npm start");
    expect(isAlive(identityOf(process.ppid))).toBe(true);
  });

  test("a file that a power cut left empty holds nobody up", async () => {
    writeFileSync(path.join(dataDir, "running.json"), "");
    await take("npm start");
  });
});

async function take(purpose: string) {
  const taken = await takeLock(dataDir, purpose);
  if (isHeld(taken)) throw new Error("The directory is held.");
  return taken;
}

function write(holder: unknown): void {
  writeFileSync(path.join(dataDir, "running.json"), JSON.stringify(holder));
}
