import { createServer } from "node:net";

/** What stands against listening there, as a sentence; null when nothing does. */
export function portFault(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(sentence(error.code ?? "", port, host)));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

function sentence(code: string, port: number, host: string): string {
  if (code === "EADDRINUSE")
    return `Port ${port} is taken by another program: stop it, or choose another with PORT=${port + 1}.`;
  if (code === "EACCES") return `This account may not listen on port ${port}: choose one above 1023 with PORT=3000.`;
  return `Nothing can listen at ${host}:${port} (${code}): correct PORT or STANDPOINT_HOST.`;
}
