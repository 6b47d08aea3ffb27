import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { serverUrl, startEmbedded } from "@/db/embedded";
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
  const dataDir = mkdtempSync(path.join(tmpdir(), "standpoint-test-"));
  const server = await startEmbedded({ dataDir, throwaway: true });
  const secrets = readSecrets(dataDir);
  await ensureRoles(server.superUrl(), { owner: secrets.ownerPassword, app: secrets.appPassword });
  await ensureDatabase(server.superUrl(), TEMPLATE);
  const ownerUrl = (database: string) => serverUrl(server.port, OWNER_ROLE, secrets.ownerPassword, database);
  await migrate({ ownerUrl: ownerUrl(TEMPLATE), appRole: APP_ROLE });
  project.provide("ownerUrl", ownerUrl("postgres"));
  project.provide("appUrl", serverUrl(server.port, APP_ROLE, secrets.appPassword, "postgres"));
  project.provide("appRole", APP_ROLE);
  project.provide("template", TEMPLATE);
  return server.stop;
}
