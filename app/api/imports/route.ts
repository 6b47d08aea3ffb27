import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { Busboy } from "@fastify/busboy";
import { isSameOrigin } from "@/server/auth/same-origin";
import { currentContext } from "@/server/auth/session";
import { DomainError } from "@/server/domain/errors";
import { type ImportKind, importKinds } from "@/server/domain/import-file";
import { can } from "@/server/domain/permissions";
import { handInFile } from "@/server/imports/mutations/hand-in";

/** Takes a file in as a plain form sends it: streamed, so its size does not matter to the memory. */
export async function POST(request: Request): Promise<Response> {
  const context = await currentContext();
  if (!context) return seeOther("/sign-in");
  if (!can(context.actor, "import:run")) return new Response("This needs the right “import:run”.", { status: 403 });
  if (!isSameOrigin(request.headers)) return new Response("Another site may not act here.", { status: 403 });
  if (!request.body) return seeOther("/settings/imports?refused=import_empty");
  try {
    const { kind, fileName, body } = await firstFile(request, request.body as ReadableStream);
    const id = await handInFile(context.db, { kind, fileName, body, actor: context.actor });
    return seeOther(`/settings/imports/${id}`);
  } catch (error) {
    if (error instanceof DomainError) return seeOther(`/settings/imports?refused=${error.key}`);
    throw error;
  }
}

type FirstFile = { kind: ImportKind; fileName: string; body: Readable };

/** The form's fields up to and including its file; the kind comes before the file. */
function firstFile(request: Request, body: ReadableStream): Promise<FirstFile> {
  return new Promise((resolve, reject) => {
    let kind: ImportKind = "customers";
    const form = new Busboy({
      headers: { "content-type": request.headers.get("content-type") ?? "" },
      limits: { files: 1, fields: 5, fieldSize: 1000 },
    });
    form.on("field", (name, value) => {
      if (name === "kind") kind = importKinds.find((known) => known === value) ?? kind;
    });
    form.on("file", (_name, file, fileName) => resolve({ kind, fileName: fileName || "file.csv", body: file }));
    form.on("finish", () => reject(new DomainError("import_empty")));
    form.on("error", () => reject(new DomainError("import_empty")));
    Readable.fromWeb(body).pipe(form);
  });
}

function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path } });
}
