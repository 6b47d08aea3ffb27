import { counted, formatCount } from "@/components/format/words";
import { LinkButton } from "@/components/ui/button";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ImportRun } from "@/server/imports/queries/runs";

type Props = { importId: string; run: ImportRun; bringIn: FormAction };

/** After a rehearsal or a stop on the way: bring it in, or say anew how it is read. */
export function Ahead({ importId, run, bringIn }: Props) {
  const isSeenThrough = run.effect === "real" || run.cancelledAt === null;
  return (
    <div className="flex flex-wrap items-start gap-3">
      {isSeenThrough ? (
        <Form action={bringIn} hidden={{ importId }} className="grid gap-2">
          <FormMessage />
          <SubmitButton pending="Starting…">{wordsFor(run)}</SubmitButton>
        </Form>
      ) : null}
      <LinkButton href={`/settings/imports/${importId}?step=read`} look={isSeenThrough ? "plain" : "primary"}>
        Change how it is read
      </LinkButton>
      {run.effect === "dry" && run.failed > 0 ? (
        <p className="small w-full text-ink-3">
          {run.failed === 1
            ? "The row that cannot go in is"
            : `The ${formatCount(run.failed)} rows that cannot go in are`}{" "}
          kept word for word; you get {run.failed === 1 ? "it" : "them"} back as a file.
        </p>
      ) : null}
    </div>
  );
}

function wordsFor(run: ImportRun): string {
  if (run.effect === "real") return "Go on with the rest";
  const going = run.created + run.updated;
  return going > 0 ? `Bring ${counted(going, "row")} in` : "Bring it in all the same";
}
