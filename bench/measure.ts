import { buffersOf } from "./buffers";
import { cpuOf } from "./cpu";
import { type Load, load } from "./load";
import type { Bench } from "./open";
import type { Asked, Question } from "./question";
import { measureStatement, type Statement } from "./statement";

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
  /** The queries alone. */
  statements: Statement[];
};

/** Measures a question in the product and on the floor, in turns in one run, with one client and with sixteen. */
export async function measure(bench: Bench, question: Question, seconds: number): Promise<Measured> {
  const asked = await question.asked(bench.sql);
  const app = { ...bench.app, requests: asked, cookie: bench.cookie };
  const floor = { ...bench.floor, requests: asked.map((one) => onFloor(question, one)), cookie: "" };
  if (question.isPage) await teachFloor(bench, question, asked[0]?.path ?? "/");
  await load({ ...app, clients: 4, seconds: Math.min(seconds, 4) });
  await load({ ...floor, clients: 4, seconds: Math.min(seconds, 2) });
  const before = await buffersOf(bench.sql);
  const one = await side(bench, app, 1, seconds);
  const buffers = ((await buffersOf(bench.sql)) - before) / one.requests;
  return {
    question: question.name,
    buffers: Math.round(buffers),
    floor: { one: await side(bench, floor, 1, seconds), sixteen: await side(bench, floor, 16, seconds) },
    app: { one, sixteen: await side(bench, app, 16, seconds) },
    statements: await measureStatement(bench, question, seconds),
  };
}

function onFloor({ name }: Question, { given, body }: Asked): { path: string; body?: string } {
  return { path: `/${name}/${encodeURIComponent(given)}`, ...(body === undefined ? {} : { body }) };
}

type Sided = { port: number; pid: number; requests: readonly { path: string; body?: string }[]; cookie: string };

async function side(bench: Bench, asked: Sided, clients: number, seconds: number): Promise<Side> {
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
