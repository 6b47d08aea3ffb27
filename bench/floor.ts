import { createServer } from "node:http";
import { openDatabase } from "@/db/client";
import { findRequestFacts } from "@/server/auth/queries";
import { questions } from "./questions";

/**
 * The floor: a bare node:http server that asks the database the very same, session included, and sends the visible
 * markup of the page it stands for, which it was told beforehand. No framework, no rendering.
 */
const { db } = openDatabase(process.env.DATABASE_URL ?? "", { name: "floor" });
const claim = { sid: process.env.BENCH_SESSION ?? "", uid: process.env.BENCH_PERSON ?? "" };
const bodies = new Map<string, string>();

const server = createServer(async (request, response) => {
  const path = request.url ?? "/";
  if (request.method === "PUT") return keep(path, request, response);
  const facts = await findRequestFacts(db, claim);
  const question = questions.find(({ name }) => path.startsWith(`/${name}/`));
  if (!facts || !question) return response.writeHead(404).end();
  request.resume();
  const answer = await question.floor({ db, ...facts }, decodeURIComponent(path.slice(question.name.length + 2)));
  const body = question.isPage ? (bodies.get(`/${question.name}/`) ?? "") : JSON.stringify(answer ?? null);
  response.writeHead(200, { "content-type": question.isPage ? "text/html; charset=utf-8" : "application/json" });
  response.end(body);
});

async function keep(
  path: string,
  request: AsyncIterable<Buffer>,
  response: { writeHead: (status: number) => { end: () => unknown } },
): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  bodies.set(path, Buffer.concat(pieces).toString("utf8"));
  response.writeHead(204).end();
}

server.listen(Number(process.env.PORT), "127.0.0.1", () => console.log("ready"));
