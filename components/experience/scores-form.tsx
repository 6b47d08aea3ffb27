import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { DomainError, isErrorKey } from "@/server/domain/errors";

type Props = { refused: string | undefined; line: string | undefined; faults: string | undefined };

const fieldClass = "mt-1 block h-9 w-full rounded-md border border-control bg-surface px-3 pointer-coarse:h-11";
const fileClass =
  "mt-1 block w-full text-sm file:mr-4 file:h-9 file:cursor-pointer file:rounded-md file:border file:border-control file:border-solid file:bg-surface file:px-3.5 file:font-medium file:text-ink pointer-coarse:file:h-11";

/** A plain form to a route: it works without JavaScript. */
export function ScoresForm({ refused, line, faults }: Props) {
  return (
    <form action="/api/scores" method="post" encType="multipart/form-data" className="grid max-w-xl gap-5">
      {refused && isErrorKey(refused) ? (
        <div role="alert">
          <Notice tone="broken" label="Not imported">
            {new DomainError(refused, { line: whole(line), faults: whole(faults) }).message}
          </Notice>
        </div>
      ) : null}
      <label className="font-medium text-sm">
        Who asked, and how
        <input
          name="source"
          required
          minLength={3}
          maxLength={120}
          placeholder="Yearly survey by Kestrel, by e-mail"
          className={fieldClass}
        />
      </label>
      <label className="font-medium text-sm">
        The file
        <input type="file" name="file" required accept=".csv,.tsv,.txt,text/csv" className={fileClass} />
        <span className="small mt-1.5 block font-normal text-ink-3">
          CSV with a column “score” (0 to 10) and one “asked on” (like 2026-11-26); “external id” names the customer,
          where it is known. Up to 100,000 answers or 5 MB. It goes in whole or not at all.
        </span>
      </label>
      <Button type="submit" look="primary" className="justify-self-start">
        Import the answers
      </Button>
    </form>
  );
}

/** A number as an address carries it; 0 for anything else. */
function whole(text: string | undefined): number {
  return /^\d{1,9}$/.test(text ?? "") ? Number(text) : 0;
}
