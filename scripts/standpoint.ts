import { parseArgs } from "node:util";
import { openDatabase } from "@/db/client";
import { DomainError } from "@/server/domain/errors";
import { Fault, messageOf } from "@/server/domain/fault";
import { readSettings } from "@/server/env";
import type { Answer, Command, Values } from "./commands/command";
import { reachInstallation } from "./reach";

/** Each command's own file is read only when it is asked for. */
const commands: Record<string, () => Promise<{ command: Command }>> = {
  "user:create": () => import("./commands/user-create"),
  import: () => import("./commands/import"),
  numbers: () => import("./commands/numbers"),
  rate: () => import("./commands/rate"),
  anchor: () => import("./commands/anchor"),
  verify: () => import("./commands/verify"),
  "migrate:status": () => import("./commands/migrate-status"),
};

main(process.argv.slice(2)).catch((error: unknown) => {
  const isExpected = error instanceof Fault || error instanceof DomainError;
  console.error(isExpected || !(error instanceof Error) ? messageOf(error) : error.stack);
  process.exit(1);
});

async function main([name, ...args]: string[]): Promise<void> {
  const found = name === undefined ? undefined : commands[name];
  if (!found) {
    console.log(await help());
    process.exit(name === undefined || /^(-h|(--)?help)$/.test(name) ? 0 : 1);
  }
  const { command } = await found();
  if (args.includes("--help")) {
    console.log(`${command.purpose}\nnpm run standpoint -- ${command.usage}`);
    process.exit(0);
  }
  const answer = await run(`npm run standpoint -- ${name}`, command, args);
  console.log(args.includes("--json") ? JSON.stringify(answer.json, null, 2) : answer.text);
  process.exit(answer.isBad ? 1 : 0);
}

async function run(purpose: string, command: Command, args: string[]): Promise<Answer> {
  const values = readOptions(command, args);
  const installation = await reachInstallation(readSettings(), purpose);
  const stop = installation.stop;
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void stop().finally(() => process.exit(1)));
  const client = openDatabase(installation.appUrl, { max: 4, name: "standpoint-command", statementTimeoutMs: 0 });
  try {
    return await command.run(client.db, values, installation);
  } finally {
    await client.close();
    await stop();
  }
}

function readOptions({ words, ...command }: Command, args: string[]): Values {
  try {
    const options = { ...command.options, json: { type: "boolean" as const } };
    const { values, positionals } = parseArgs({ args, options, strict: true, allowPositionals: words !== undefined });
    const unknown = positionals.find((word) => !words?.includes(word));
    if (unknown) throw new Fault(`'${unknown}' is not one of ${words?.join(", ")}.`);
    return positionals.length > 0 ? { ...values, words: positionals } : values;
  } catch (error) {
    throw new Fault(`${messageOf(error)}\nnpm run standpoint -- ${command.usage}`);
  }
}

async function help(): Promise<string> {
  const lines = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => `  ${name.padEnd(16)}${(await load()).command.purpose}`),
  );
  return ["npm run standpoint -- <command> [--json]; <command> --help says how", ...lines].join("\n");
}
