import { appendFileSync, chownSync, readFileSync, writeFileSync } from "node:fs";
import { totalmem } from "node:os";
import path from "node:path";
import type { Cluster } from "./cluster";

const MEBIBYTE = 1024 * 1024;

/** Writes what the embedded server runs with; read at every start, so a new version brings its settings along. */
export function writeSettings(cluster: Cluster, port: number, throwaway: boolean): void {
  const data = path.join(cluster.home, "data");
  const file = path.join(data, "standpoint.conf");
  const settings = { ...common(port), ...(throwaway ? forThrowingAway : {}) };
  writeFileSync(
    file,
    Object.entries(settings)
      .map(([name, value]) => `${name} = '${value}'\n`)
      .join(""),
    { mode: 0o600 },
  );
  if (cluster.account) chownSync(file, cluster.account.uid, cluster.account.gid);
  const main = path.join(data, "postgresql.conf");
  if (!readFileSync(main, "utf8").includes("standpoint.conf")) appendFileSync(main, "\ninclude 'standpoint.conf'\n");
}

function common(port: number): Record<string, string | number> {
  const memory = Math.floor(totalmem() / MEBIBYTE);
  return {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    password_encryption: "scram-sha-256",
    timezone: "UTC",
    max_connections: 100,
    shared_buffers: `${Math.min(1024, Math.max(64, Math.floor(memory / 8)))}MB`,
    effective_cache_size: `${Math.max(256, Math.floor(memory / 2))}MB`,
    work_mem: "16MB",
    maintenance_work_mem: "128MB",
    random_page_cost: 1.1,
    // Compiling a statement costs more than the short statements of a page ever win back.
    jit: "off",
    log_checkpoints: "off",
    // The server's log carries neither statements nor values: both hold what customers said.
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
  };
}

/**
 * For data that is thrown away: no power cut matters. What a rolled-back transaction leaves in a table looks empty to
 * autovacuum, and by such figures the planner reads the next transaction's rows in nested loops for minutes.
 */
const forThrowingAway = {
  autovacuum: "off",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  shared_buffers: "128MB",
};
