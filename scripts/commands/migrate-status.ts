import { migrationStatus } from "@/db/migrate";
import type { Command } from "./command";

export const command: Command = {
  purpose: "which migrations the database has had, and which it still needs",
  usage: "migrate:status [--json]",
  options: {},
  run: async (_db, _values, { appUrl }) => {
    const status = await migrationStatus(appUrl);
    const applied = status.applied.map((name) => `had    ${name}`);
    const pending = status.pending.map((name) => `needs  ${name}`);
    return { json: status, text: [...applied, ...pending].join("\n") };
  },
};
