"use client";

import { Button } from "@/components/ui/button";

/** Asks for the file. A plain form: what is handed out is noted, so it is no link that something might follow by itself. */
export function TakeRecord({ customerId }: { customerId: string }) {
  return (
    <form action={`/api/customers/${customerId}/record`} method="post" className="max-w-prose">
      <p className="text-ink-2">
        Colleagues stand in it by name where they wrote something down; other customers do not. Read it through before
        handing it out: words written freely may still name somebody.
      </p>
      <div className="flex flex-wrap gap-2 py-4">
        <Button type="submit" name="as" value="csv" look="primary">
          Spreadsheet (CSV)
        </Button>
        <Button type="submit" name="as" value="json">
          For machines (JSON)
        </Button>
      </div>
      <p className="small text-ink-3">
        That you took it, and when, is recorded. In the spreadsheet an apostrophe stands before what it might take for a
        formula, also before the + of a phone number.
      </p>
    </form>
  );
}
