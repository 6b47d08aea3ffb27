import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { startEmbedded } from "@/db/embedded";
import { newId } from "@/db/id";
import { migrate } from "@/db/migrate";
import { readSecrets } from "@/db/postgres/secrets";
import { APP_ROLE, ensureDatabase, ensureRoles, OWNER_ROLE } from "@/db/roles";

const NAME = "standpoint_proof";

/** A database of its own with an organisation and an administrator in it, and nothing else. */
export type ImportWorld = {
  appUrl: string;
  ownerUrl: string;
  adminId: string;
  sql: postgres.Sql;
  stop: () => Promise<void>;
};

/** Opens it on a server that writes to the disk like any other, or on one that is thrown away unwritten. */
export async function openImportWorld(): Promise<ImportWorld> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "standpoint-import-"));
  const server = await startEmbedded({ dataDir });
  const { ownerPassword: owner, appPassword: app } = readSecrets(dataDir);
  await ensureRoles(server.superUrl("postgres"), { owner, app });
  await ensureDatabase(server.superUrl("postgres"), NAME);
  const login = (username: string, password: string) =>
    Object.assign(new URL(server.superUrl(NAME)), { username, password }).toString();
  const [ownerUrl, appUrl] = [login(OWNER_ROLE, owner), login(APP_ROLE, app)];
  await migrate({ ownerUrl, appRole: APP_ROLE });
  const sql = postgres(ownerUrl, { max: 2, onnotice: () => undefined });
  const adminId = await settle(sql);
  const stop = async () => {
    await sql.end({ timeout: 5 });
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { appUrl, ownerUrl, adminId, sql, stop };
}

async function settle(sql: postgres.Sql): Promise<string> {
  const [department, admin] = [newId(), newId()];
  await sql`insert into organisation (id, name, zone, country, currency)
    values (1, 'Proof', 'Europe/London', 'GB', 'GBP')`;
  await sql`insert into departments (id, name) values (${department}, 'Office')`;
  await sql`insert into people (id, name, email, department_id, roles)
    values (${admin}, 'Admin', 'admin@example.org', ${department}, '{admin}')`;
  return admin;
}
