import { Notice } from "@/components/ui/notice";
import type { PromiseRow } from "@/server/promises/queries/row";
import { PutRightLink } from "./put-right-link";

/** Beside a broken promise: that it waits to be put right, and where. */
export function PutRightPrompt({ promise, may }: { promise: PromiseRow; may: boolean }) {
  const isNo = promise.verdict.outcome === "disputed";
  return (
    <Notice tone="broken" label={isNo ? "The customer says no" : "We did not keep this"} className="mb-5">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p>Say so to them, give what is due for it, and promise anew only what will be done.</p>
        {may ? <PutRightLink promise={promise} /> : null}
      </div>
    </Notice>
  );
}
