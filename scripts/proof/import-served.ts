import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { newId } from "@/db/id";
import { choosePort } from "@/db/postgres/port";
import { signClaim } from "@/server/auth/claim";
import type { ImportKind } from "@/server/domain/import-file";
import { buildIfStale } from "../build";
import { startWeb, startWorker } from "../processes";
import { type ImportWorld, openImportWorld } from "./import-world";

const AUTH_SECRET = "only for a proof, and never kept";
const BOUNDARY = "----standpoint-proof";

export type Served = ImportWorld & {
  web: number;
  worker: number;
  /** Hands a file in as the page's form does, streamed; answers where the page leads then. */
  upload: (
    kind: ImportKind,
    fileName: string,
    body: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  ) => Promise<string>;
  get: (path: string) => Promise<Response>;
};

/** The product as people use it, web and worker, on a database of its own, with an administrator signed in. */
export async function serveImports(): Promise<Served> {
  await buildIfStale();
  const world = await openImportWorld();
  const port = await choosePort(null);
  const environment = { ...process.env, NODE_ENV: "production" as const, DATABASE_URL: world.appUrl, AUTH_SECRET };
  const web = startWeb({
    isDev: false,
    port,
    host: "127.0.0.1",
    environment: { ...environment, AUTH_TRUST_HOST: "true" },
  });
  const worker = startWorker(environment);
  await web.ready();
  const base = `http://127.0.0.1:${port}`;
  const headers = { cookie: await signIn(world) };
  return {
    ...world,
    web: web.pid,
    worker: worker.pid,
    upload: (kind, fileName, body) => upload(base, headers, kind, fileName, body),
    get: (path) => fetch(`${base}${path}`, { headers, redirect: "manual" }),
    stop: async () => {
      await worker.stop();
      await web.stop();
      await world.stop();
    },
  };
}

async function signIn({ sql, adminId }: ImportWorld): Promise<string> {
  const sid = newId();
  await sql`insert into sessions (id, person_id) values (${sid}, ${adminId})`;
  return `standpoint=${signClaim({ sid, uid: adminId }, AUTH_SECRET)}`;
}

async function upload(
  base: string,
  headers: { cookie: string },
  kind: ImportKind,
  fileName: string,
  body: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<string> {
  const response = await fetch(`${base}/api/imports`, {
    method: "POST",
    redirect: "manual",
    headers: { ...headers, origin: base, "content-type": `multipart/form-data; boundary=${BOUNDARY}` },
    body: Readable.toWeb(Readable.from(form(kind, fileName, body))) as ReadableStream,
    duplex: "half",
  } as RequestInit);
  return response.headers.get("location") ?? `${response.status} ${(await response.text()).slice(0, 200)}`;
}

async function* form(
  kind: ImportKind,
  fileName: string,
  body: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const part = (head: string) => `--${BOUNDARY}\r\nContent-Disposition: form-data; ${head}\r\n`;
  yield Buffer.from(`${part('name="kind"')}\r\n${kind}\r\n`);
  yield Buffer.from(`${part(`name="file"; filename="${fileName}"`)}Content-Type: application/octet-stream\r\n\r\n`);
  yield* body;
  yield Buffer.from(`\r\n--${BOUNDARY}--\r\n`);
}

/** The most memory a process has held so far, in MB. */
export function mostMemory(pid: number): number {
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Math.round(Number(kilobytes ?? 0) / 1024);
}

/** Asks a page again and again while something else goes on; answers with how long it took, slowest last. */
export function keepAsking(get: Served["get"], path: string): { stop: () => Promise<number[]> } {
  let isOver = false;
  const took: number[] = [];
  const asking = (async () => {
    while (!isOver) {
      const began = performance.now();
      const { status } = await get(path);
      if (status !== 200) throw new Error(`${path} answered ${status}`);
      took.push(performance.now() - began);
      await pause(250);
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      await asking;
      return took.sort((a, b) => a - b);
    },
  };
}
