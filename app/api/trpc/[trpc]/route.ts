import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { isSameOrigin } from "@/server/auth/same-origin";
import { currentContext } from "@/server/auth/session";
import { appRouter } from "@/server/trpc/root";

async function handle(request: Request): Promise<Response> {
  if (request.method !== "GET" && !isSameOrigin(request.headers))
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

export { handle as GET, handle as POST };
