import { spawn } from "node:child_process";

/** The account a server process runs under: PostgreSQL refuses to run as root. */
export type Account = { name: string; uid: number; gid: number };

export type Outcome = { code: number; output: string };

/** Runs a program to its end and collects what it said. A program that cannot be started has the code -1. */
export function run(program: string, args: string[], account: Account | null): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      ...identity(account),
      stdio: ["ignore", "pipe", "pipe"],
      env: bareEnvironment(),
    });
    const said: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => said.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => said.push(chunk));
    const output = () => Buffer.concat(said).toString("utf8").trim();
    child.on("error", (error) => resolve({ code: -1, output: error.message }));
    child.on("close", (code) => resolve({ code: code ?? -1, output: output() }));
  });
}

/** The working directory is the root because the account may not be allowed into the present one. */
export function identity(account: Account | null): { uid?: number; gid?: number; cwd: string } {
  return account ? { uid: account.uid, gid: account.gid, cwd: "/" } : { cwd: "/" };
}

/** Neither the operator's PG… settings nor their language may change how the server is made. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  return { NODE_ENV: "production", PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
}
