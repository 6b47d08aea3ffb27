import { Agent, request } from "node:http";

export type Load = { median: number; p95: number; p99: number; perSecond: number; bytes: number; requests: number };

type Request = { path: string; body?: string };
type Asked = { port: number; requests: readonly Request[]; cookie: string; clients: number; seconds: number };

/** A closed loop: every client asks, waits for the whole answer, and asks the next. Times are in milliseconds. */
export async function load({ port, requests, cookie, clients, seconds }: Asked): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const times: number[] = [];
  let bytes = 0;
  let turn = 0;
  const begun = performance.now();
  const until = begun + seconds * 1000;
  const client = async () => {
    while (performance.now() < until) {
      const wanted = requests[turn++ % requests.length] ?? { path: "/" };
      const start = performance.now();
      const got = await ask(agent, { port, cookie, ...wanted });
      times.push(performance.now() - start);
      bytes += got;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const spent = (performance.now() - begun) / 1000;
  agent.destroy();
  return {
    ...spreadOf(times),
    perSecond: times.length / spent,
    bytes: Math.round(bytes / times.length),
    requests: times.length,
  };
}

/** The middle and the slow ends of some times. */
export function spreadOf(times: number[]): Pick<Load, "median" | "p95" | "p99"> {
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** The bytes of one answer. Anything but success ends the measurement: a fast refusal is not an answer. */
function ask(agent: Agent, { port, path, body, cookie }: Request & { port: number; cookie: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { cookie, ...(body === undefined ? {} : { "content-type": "application/json" }) };
    const method = body === undefined ? "GET" : "POST";
    const sent = request({ agent, host: "127.0.0.1", port, path, method, headers }, (answer) => {
      let bytes = 0;
      answer.on("data", (piece: Buffer) => {
        bytes += piece.length;
      });
      answer.on("end", () =>
        answer.statusCode === 200 ? resolve(bytes) : reject(new Error(`${path} answered ${answer.statusCode}.`)),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
