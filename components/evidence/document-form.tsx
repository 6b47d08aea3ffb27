import { Button } from "@/components/ui/button";
import { classes, controlClass } from "@/components/ui/classes";
import { Notice } from "@/components/ui/notice";
import { DomainError, isErrorKey } from "@/server/domain/errors";
import { keepYears } from "@/server/domain/evidence-words";

const fileClass =
  "block w-full text-sm file:mr-4 file:h-9 file:cursor-pointer file:rounded-md file:border file:border-control file:border-solid file:bg-surface file:px-3.5 file:font-medium file:text-ink pointer-coarse:file:h-11";
const lineClass = classes(controlClass, "h-9 pointer-coarse:h-11");

/** A plain form to a route: it works without JavaScript. */
export function DocumentForm({ refused }: { refused: string | undefined }) {
  return (
    <form
      id="add"
      action="/api/documents"
      method="post"
      encType="multipart/form-data"
      className="grid max-w-xl gap-5"
      aria-label="Add a document"
    >
      {refused && isErrorKey(refused) ? (
        <div role="alert">
          <Notice tone="broken" label="Not added">
            {new DomainError(refused).message}
          </Notice>
        </div>
      ) : null}
      <div>
        <Labelled id="document-file">The file</Labelled>
        <input id="document-file" type="file" name="file" required className={fileClass} />
        <p className="small mt-1.5 text-ink-3">
          PDF, PNG, JPEG, text, CSV, Word (.docx) or Excel (.xlsx), up to 10 MB. What it is is read from what stands in
          it.
        </p>
      </div>
      <div className="grid gap-5 md:grid-cols-[1fr_10rem]">
        <div>
          <Labelled id="document-name">
            What it is called <span className="font-normal text-ink-3">(optional)</span>
          </Labelled>
          <input id="document-name" name="name" maxLength={200} className={lineClass} />
        </div>
        <div>
          <Labelled id="document-years">Kept for</Labelled>
          <select id="document-years" name="keepYears" defaultValue="3" className={classes(lineClass, "px-2")}>
            {keepYears.map((years) => (
              <option key={years} value={years}>
                {years === 1 ? "1 year" : `${years} years`}
              </option>
            ))}
          </select>
        </div>
      </div>
      <div>
        <Labelled id="document-customer">
          The customer it is about <span className="font-normal text-ink-3">(optional)</span>
        </Labelled>
        <input id="document-customer" name="customer" className={lineClass} aria-describedby="document-customer-hint" />
        <p id="document-customer-hint" className="small mt-1 text-ink-3">
          The address of their page. When they are erased, the file goes with them.
        </p>
      </div>
      <Button type="submit" look="primary" className="justify-self-start">
        Add it
      </Button>
    </form>
  );
}

function Labelled({ id, children }: { id: string; children: React.ReactNode }) {
  return (
    <label htmlFor={id} className="mb-1 block font-medium text-sm">
      {children}
    </label>
  );
}
