import { writeOutcome } from "@/server/outcomes/queries/file";
import { download } from "@/server/trpc/download";

type Given = { params: Promise<{ id: string }> };

/** What became of those a decision affects, every day that was looked at, as a file. */
export async function POST(request: Request, { params }: Given): Promise<Response> {
  const given = await params;
  return download(request, async (caller) => {
    const outcome = await caller.outcomes.get(given);
    return { name: `decision-${outcome.number}-outcome`, type: "csv", lines: writeOutcome(outcome) };
  });
}
