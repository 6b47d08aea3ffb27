import type { ReadableStream } from "node:stream/web";
import { isSameOrigin } from "@/server/auth/same-origin";
import { currentContext } from "@/server/auth/session";
import { DomainError } from "@/server/domain/errors";
import { can } from "@/server/domain/permissions";
import { handInFile } from "@/server/imports/mutations/hand-in";
import { firstFile } from "@/server/trpc/upload";

/** Takes a file in as a plain form sends it: streamed, so its size does not matter to the memory. */
export async function POST(request: Request): Promise<Response> {
  const context = await currentContext();
  if (!context) return seeOther("/sign-in");
  if (!can(context.actor, "import:run")) return new Response("This needs the right “import:run”.", { status: 403 });
  if (!isSameOrigin(request.headers)) return new Response("Another site may not act here.", { status: 403 });
  if (!request.body) return seeOther("/settings/imports?refused=import_empty");
  try {
    const { kind, fileName, body } = await firstFile(
      request.headers.get("content-type"),
      request.body as ReadableStream,
    );
    const id = await handInFile(context.db, { kind, fileName, body, actor: context.actor });
    return seeOther(`/settings/imports/${id}`);
  } catch (error) {
    if (error instanceof DomainError) return seeOther(`/settings/imports?refused=${error.key}`);
    throw error;
  }
}

function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path } });
}
