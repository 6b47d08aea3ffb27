import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { DomainError, isErrorKey } from "@/server/domain/errors";

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
      <fieldset className="flex flex-wrap gap-x-6 gap-y-2">
        <legend className="mb-1 font-medium text-sm">What is in it</legend>
        <label className="flex items-center gap-2 pointer-coarse:min-h-11">
          <input type="radio" name="kind" value="customers" defaultChecked className="size-4 accent-kept" /> Customers
        </label>
        <label className="flex items-center gap-2 pointer-coarse:min-h-11">
          <input type="radio" name="kind" value="purchases" className="size-4 accent-kept" /> Purchases
        </label>
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
          accept=".csv,.tsv,.txt,text/csv"
          className="block w-full text-sm file:mr-4 file:h-9 file:cursor-pointer file:rounded-md file:border file:border-control file:border-solid file:bg-surface file:px-3.5 file:font-medium file:text-ink pointer-coarse:file:h-11"
        />
        <p className="small mt-1.5 text-ink-3">
          CSV with the names of the columns in its first line. Save a spreadsheet as CSV first. Up to 4 GB.
        </p>
      </div>
      <Button type="submit" look="primary" className="justify-self-start">
        Hand in
      </Button>
    </form>
  );
}
