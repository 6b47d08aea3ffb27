import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { serverAccount } from "@/db/postgres/account";
import { run } from "@/db/postgres/command";
import { choosePort } from "@/db/postgres/port";
import { countTests } from "../count";
import { runTool } from "../tool";

const BINARIES = "/usr/lib/postgresql/15/bin";
const PASSWORD = "only-for-this-proof";

/** The data tests once more on the oldest PostgreSQL that Standpoint promises to work with. */
export async function* proveOlderPostgres(): AsyncGenerator<string> {
  if (!existsSync(BINARIES)) {
    yield `skipped: there is no PostgreSQL 15 in ${BINARIES} (Debian 12: apt-get install postgresql-15)`;
    return;
  }
  const place = mkdtempSync(path.join(tmpdir(), "standpoint-15-"));
  const account = serverAccount();
  const home = path.join(place, "data");
  const passwordFile = path.join(place, "password");
  mkdirSync(home);
  writeFileSync(passwordFile, PASSWORD);
  if (account) for (const file of [place, home, passwordFile]) chownSync(file, account.uid, account.gid);
  const port = await choosePort(null);
  const settings = `-c port=${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c jit=off -c timezone=UTC`;
  try {
    await must(`${BINARIES}/initdb`, [
      "-D",
      home,
      "-U",
      "postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C.UTF-8",
    ]);
    await must(`${BINARIES}/pg_ctl`, ["start", "-D", home, "-l", path.join(place, "log"), "-w", "-s", "-o", settings]);
    const report = path.join(place, "tests.json");
    writeFileSync(report, "{}");
    const { code, said } = await runTool(
      "vitest",
      ["run", "--project", "db", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
      {
        STANDPOINT_TEST_SERVER: `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`,
      },
    );
    const count = countTests(report, code);
    if (count.failed > 0) throw new Error(`${count.failed} of the data tests failed:\n${said}`);
    yield `${count.passed} data tests passed on ${versionOf(home)}`;
  } finally {
    await run(`${BINARIES}/pg_ctl`, ["stop", "-D", home, "-m", "immediate", "-s"], account);
    rmSync(place, { recursive: true, force: true });
  }

  async function must(program: string, args: string[]): Promise<void> {
    const { code, output } = await run(program, args, account);
    if (code !== 0) throw new Error(`${path.basename(program)}: ${output}`);
  }
}

function versionOf(home: string): string {
  return `PostgreSQL ${readFileSync(path.join(home, "PG_VERSION"), "utf8").trim()}`;
}
