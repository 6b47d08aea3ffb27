import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { DomainError, isErrorKey } from "@/server/domain/errors";
import { importKinds } from "@/server/domain/import-file";
import { kindWords } from "./words";

const fileClass =
  "block w-full text-sm file:mr-4 file:h-9 file:cursor-pointer file:rounded-md file:border file:border-control file:border-solid file:bg-surface file:px-3.5 file:font-medium file:text-ink pointer-coarse:file:h-11";

/** A plain form to a streaming route: it works without JavaScript, and for a file of any size. */
export function UploadForm({ refused }: { refused: string | undefined }) {
  return (
    <form action="/api/imports" method="post" encType="multipart/form-data" className="grid max-w-xl gap-5">
      {refused && isErrorKey(refused) ? (
        <div role="alert">
          <Notice tone="broken" label="Not taken in">
            {new DomainError(refused).message}
          </Notice>
        </div>
      ) : null}
      <fieldset className="grid gap-1">
        <legend className="mb-1 font-medium text-sm">What is in it</legend>
        {importKinds.map((kind, index) => (
          <label key={kind} className="flex items-baseline gap-2 py-0.5 pointer-coarse:min-h-11">
            <input
              type="radio"
              name="kind"
              value={kind}
              defaultChecked={index === 0}
              className="size-4 shrink-0 translate-y-0.5 accent-kept"
            />
            <span>
              {kindWords[kind].label} <span className="small text-ink-3">{kindWords[kind].hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div>
        <label htmlFor="file" className="mb-1 block font-medium text-sm">
          The file
        </label>
        <input
          id="file"
          type="file"
          name="file"
          required
          accept=".csv,.tsv,.txt,.xlsx,text/csv"
          className={fileClass}
        />
        <p className="small mt-1.5 text-ink-3">
          CSV of any encoding and delimiter, up to 4 GB, or Excel (.xlsx) up to 100,000 rows. Its first row names the
          columns.
        </p>
      </div>
      <Button type="submit" look="primary" className="justify-self-start">
        Hand in
      </Button>
    </form>
  );
}
