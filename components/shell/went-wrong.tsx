"use client";

import { Button } from "@/components/ui/button";
import { WayOut } from "./way-out";

/** A fault of ours. What was saved before is saved; the reference finds the fault in the log. */
export function WentWrong({ error, retry }: { error: unknown; retry: () => void }) {
  const reference = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <WayOut
      label="Something went wrong on our side"
      title="This page could not be shown"
      actions={
        <Button look="primary" onClick={() => retry()}>
          Try again
        </Button>
      }
    >
      <p>
        Everything saved before is still saved. If you had just sent a form, look whether it arrived before you send it
        again.
      </p>
      {reference ? <p className="small num mt-2 text-ink-3">Reference {reference}</p> : null}
    </WayOut>
  );
}
