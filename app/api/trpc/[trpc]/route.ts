import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { currentContext } from "@/server/auth/session";
import { appRouter } from "@/server/trpc/root";

async function handle(request: Request): Promise<Response> {
  if (request.method !== "GET" && !isSameOrigin(request))
    return new Response("Another site may not act here.", { status: 403 });
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext: () => ({ request: currentContext }),
    allowBatching: false,
    responseMeta: () => ({ headers: { "cache-control": "private, no-store" } }),
  });
}

/** A browser says where a request comes from; whoever says nothing (a script with a cookie) is not a browser's victim. */
function isSameOrigin(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site) return site === "same-origin";
  const origin = request.headers.get("origin");
  return origin === null || new URL(origin).host === request.headers.get("host");
}

export { handle as GET, handle as POST };
