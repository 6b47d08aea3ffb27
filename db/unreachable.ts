import { messageOf } from "@/server/domain/fault";

/** Why a database could not be asked, with what to do. The address is shown without its password. */
export function whyUnreachable(url: string, error: unknown): string {
  const { hostname, port, pathname, username } = new URL(url);
  const place = `${hostname}:${port || 5432}`;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "28P01" || code === "28000")
    return `${place} does not let the login ${username} in: check its name and password.`;
  if (code === "3D000") return `${place} has no database ${pathname.slice(1)}: create it, or correct the name.`;
  if (code === "ECONNREFUSED") return `nothing answers at ${place}: start PostgreSQL there, or correct the address.`;
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return `there is no host ${hostname}: correct the address.`;
  if (code === "CONNECT_TIMEOUT")
    return `${place} did not answer within 10 seconds: check the address and the firewall.`;
  return `${place} cannot be used (${messageOf(error)}): check the address and the server's log.`;
}
