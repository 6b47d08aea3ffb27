import type postgres from "postgres";
import { cpuOf } from "./cpu";
import { type Load, load } from "./load";
import type { Bench } from "./open";
import type { Question } from "./questions";

type Side = Load & {
  /** CPU milliseconds of the web process per request; null where the system does not tell. */
  webCpu: number | null;
  /** The same of all of Postgres. */
  databaseCpu: number | null;
};

export type Measured = {
  question: string;
  /** Shared buffers touched per request, session lookup included. */
  buffers: number;
  app: { one: Side; sixteen: Side };
  floor: { one: Side; sixteen: Side };
};

/** Measures a question in the product and on the floor, in turns in one run, with one client and with sixteen. */
export async function measure(bench: Bench, question: Question, seconds: number): Promise<Measured> {
  const asked = await question.paths(bench.sql);
  const app = { ...bench.app, paths: asked.map(({ path }) => path), cookie: bench.cookie };
  const floor = {
    ...bench.floor,
    paths: asked.map(({ given }) => `/${question.name}/${encodeURIComponent(given)}`),
    cookie: "",
  };
  if (!question.isJson) await teachFloor(bench, question, app.paths[0] ?? "/");
  await load({ ...app, clients: 4, seconds: 2 });
  await load({ ...floor, clients: 4, seconds: 1 });
  const before = await buffersOf(bench.sql);
  const one = await side(bench, app, 1, seconds);
  const buffers = ((await buffersOf(bench.sql)) - before) / one.requests;
  return {
    question: question.name,
    buffers: Math.round(buffers),
    floor: { one: await side(bench, floor, 1, seconds), sixteen: await side(bench, floor, 16, seconds) },
    app: { one, sixteen: await side(bench, app, 16, seconds) },
  };
}

type Asked = { port: number; pid: number; paths: string[]; cookie: string };

async function side(bench: Bench, asked: Asked, clients: number, seconds: number): Promise<Side> {
  const [web, database] = [cpuOf(asked.pid), cpuOf(bench.databasePid)];
  const loaded = await load({ ...asked, clients, seconds });
  const per = (pid: number, before: number | null) => {
    const after = cpuOf(pid);
    return before === null || after === null ? null : (after - before) / loaded.requests;
  };
  return { ...loaded, webCpu: per(asked.pid, web), databaseCpu: per(bench.databasePid, database) };
}

/** The floor sends what a reader sees of the page: its markup without the framework's scripts and flight copy. */
async function teachFloor(bench: Bench, question: Question, path: string): Promise<void> {
  const page = await fetch(`http://127.0.0.1:${bench.app.port}${path}`, { headers: { cookie: bench.cookie } });
  const markup = (await page.text()).replace(/<script\b[^>]*>.*?<\/script>/gs, "");
  await fetch(`http://127.0.0.1:${bench.floor.port}/${question.name}/`, { method: "PUT", body: markup });
}

/** Buffers this database has touched so far; its processes tell within a second or so. */
async function buffersOf(sql: postgres.Sql): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const [row] = await sql`
    select (blks_hit + blks_read)::float8 as blocks from pg_stat_database where datname = current_database()`;
  return row?.blocks ?? 0;
}
