import { download } from "@/server/trpc/download";

/** A day's anchor over all decisions as a file, to be kept outside the database. */
export async function POST(request: Request): Promise<Response> {
  return download(request, async (caller, _, form) => {
    const file = await caller.decisions.anchorFile({ on: String(form.get("on") ?? "") });
    return { name: `anchor-${file.anchoredOn}`, type: "json", lines: once(`${JSON.stringify(file, null, 1)}\n`) };
  });
}

async function* once(text: string): AsyncIterable<string> {
  yield text;
}
