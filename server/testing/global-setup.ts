import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { readSecrets } from "@/db/postgres/secrets";
import { APP_ROLE, ensureDatabase, ensureRoles, OWNER_ROLE } from "@/db/roles";

declare module "vitest" {
  /** What a test file needs to make its own database from the migrated template. */
  export interface ProvidedContext {
    /** The owner's login on the server's maintenance database, from which the template can be cloned. */
    ownerUrl: string;
    appUrl: string;
    appRole: string;
    template: string;
  }
}

const TEMPLATE = "standpoint_template";

/** One throwaway server for the whole run, its template migrated once; a test file clones it in 70 ms. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { superUrl, passwords, stop } = await openServer();
  await ensureRoles(superUrl("postgres"), passwords);
  await ensureDatabase(superUrl("postgres"), TEMPLATE);
  await migrate({ ownerUrl: loginTo(superUrl(TEMPLATE), OWNER_ROLE, passwords.owner), appRole: APP_ROLE });
  project.provide("ownerUrl", loginTo(superUrl("postgres"), OWNER_ROLE, passwords.owner));
  project.provide("appUrl", loginTo(superUrl("postgres"), APP_ROLE, passwords.app));
  project.provide("appRole", APP_ROLE);
  project.provide("template", TEMPLATE);
  return stop;
}

/** The embedded server, or an empty one given by the superuser's address (the proof on an older PostgreSQL). */
async function openServer() {
  const given = process.env.STANDPOINT_TEST_SERVER;
  if (given) {
    const superUrl = (database: string) => Object.assign(new URL(given), { pathname: `/${database}` }).toString();
    return { superUrl, passwords: { owner: "owner", app: "app" }, stop: async () => undefined };
  }
  const dataDir = mkdtempSync(path.join(tmpdir(), "standpoint-test-"));
  const server = await startEmbedded({ dataDir, throwaway: true });
  const { ownerPassword: owner, appPassword: app } = readSecrets(dataDir);
  return { superUrl: server.superUrl, passwords: { owner, app }, stop: server.stop };
}

function loginTo(superUrl: string, username: string, password: string): string {
  return Object.assign(new URL(superUrl), { username, password }).toString();
}
