import { Agent, request } from "node:http";

export type Load = { median: number; p95: number; perSecond: number; bytes: number; requests: number };

type Asked = { port: number; paths: readonly string[]; cookie: string; clients: number; seconds: number };

/** A closed loop: every client asks, waits for the whole answer, and asks the next. Times are in milliseconds. */
export async function load({ port, paths, cookie, clients, seconds }: Asked): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const times: number[] = [];
  let bytes = 0;
  let turn = 0;
  const begun = performance.now();
  const until = begun + seconds * 1000;
  const client = async () => {
    while (performance.now() < until) {
      const path = paths[turn++ % paths.length] ?? "/";
      const start = performance.now();
      const got = await ask(agent, { port, path, cookie });
      bytes += got;
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const spent = (performance.now() - begun) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  return {
    median: at(times, 0.5),
    p95: at(times, 0.95),
    perSecond: times.length / spent,
    bytes: Math.round(bytes / times.length),
    requests: times.length,
  };
}

/** The bytes of one answer. Anything but success ends the measurement: a fast refusal is not an answer. */
function ask(agent: Agent, { port, path, cookie }: { port: number; path: string; cookie: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({ agent, host: "127.0.0.1", port, path, headers: { cookie } }, (answer) => {
      let bytes = 0;
      answer.on("data", (piece: Buffer) => {
        bytes += piece.length;
      });
      answer.on("end", () =>
        answer.statusCode === 200 ? resolve(bytes) : reject(new Error(`${path} answered ${answer.statusCode}.`)),
      );
    });
    sent.on("error", reject);
    sent.end();
  });
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
