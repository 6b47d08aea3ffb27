import { readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { listProcedures } from "./testing/procedures";

const shared = ["domain", "trpc", "auth", "testing", "worker", "post"];
const closedNames = /^(input|queries|mutations|router|tasks|questions|[a-z-]+\.test)\.ts$/;
const parts = /^(queries|mutations)$/;
const nextNames =
  /^(page|layout|loading|error|global-error|not-found|route|actions|icon|globals)\.(tsx?|css|svg)$|^(icon|favicon)\./;

const nouns = readdirSync("server", { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !shared.includes(entry.name))
  .map((entry) => entry.name);

describe("the house", () => {
  test.each(nouns)("server/%s holds only files whose job is known by their name", (noun) => {
    for (const entry of readdirSync(join("server", noun), { withFileTypes: true })) {
      if (entry.isDirectory()) expect(entry.name).toMatch(parts);
      else expect(entry.name).toMatch(closedNames);
    }
  });

  test("app holds only Next's own file names and actions", () => {
    expect(filesBelow("app").filter((file) => !nextNames.test(basename(file)))).toEqual([]);
  });

  test("there is no drawer: no src, lib, utils, helpers, hooks, types or services", () => {
    const drawers = /^(src|lib|utils|helpers|hooks|types|services|misc|common)$/;
    const folders = ["app", "components", "server", "db"].flatMap((root) => [root, ...foldersBelow(root)]);
    expect(folders.filter((folder) => drawers.test(basename(folder)))).toEqual([]);
  });

  test("every procedure names the permission it needs", () => {
    const procedures = listProcedures();
    expect(procedures.length).toBeGreaterThan(20);
    expect(procedures.filter(({ permission }) => !permission).map(({ path }) => path)).toEqual([]);
  });
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile());
}

function foldersBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isDirectory());
}
