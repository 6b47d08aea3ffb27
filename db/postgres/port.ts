import { createServer } from "node:net";

/** The preferred port if nobody listens on it, else one that is free on the loopback. */
export async function choosePort(preferred: number | null): Promise<number> {
  const port = preferred === null ? null : await tryPort(preferred);
  const chosen = port ?? (await tryPort(0));
  if (chosen === null) throw new Error("no free port on 127.0.0.1");
  return chosen;
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === "object" ? address.port : null));
    });
  });
}
