"use client";

import { Moment } from "@/components/format/moment";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Scan } from "@/server/merging/queries/duplicates";

type Props = { scan: Scan | null; now: Date; zone: string; start: FormAction };

/** When everybody was last looked through, how far a search is, and the button that begins one. */
export function ScanLine({ scan, now, zone, start }: Props) {
  const isUnderWay = scan !== null && scan.finishedAt === null;
  return (
    <div className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <p className="small text-ink-3">
        {scan === null ? "Customers have not been looked through yet; it happens every night." : null}
        {isUnderWay ? `Looking through all customers: part ${scan.partsDone} of ${scan.parts} is done.` : null}
        {scan?.finishedAt ? (
          <>
            Looked through <Moment at={new Date(scan.finishedAt)} now={now} zone={zone} />; again every night.
          </>
        ) : null}
      </p>
      <Form action={start} label="Look for duplicates">
        <SubmitButton look="plain" size="small" pending="Starting…">
          {isUnderWay ? "Go on looking" : "Look now"}
        </SubmitButton>
        <FormMessage />
      </Form>
    </div>
  );
}
