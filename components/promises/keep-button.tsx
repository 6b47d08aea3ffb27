"use client";

import { LinkButton } from "@/components/ui/button";
import { Form, type FormAction } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { verdictOfKeepNow } from "@/server/domain/promise-outcome";
import type { PromiseRow } from "@/server/promises/queries/row";

type Props = {
  promise: PromiseRow;
  now: Date;
  action: FormAction;
  back: string;
  /** The contact just logged, which shows that it was done. */
  contactId?: string | null | undefined;
};

/** Keeps at once where that counts as kept; where it would not, leads to the page that says so first (ruling 6). */
export function KeepButton({ promise, now, action, back, contactId }: Props) {
  const words = promise.said ?? "erased words";
  if (verdictOfKeepNow(promise.standing, now, now, null).outcome !== "kept")
    return (
      <LinkButton className="min-w-20" href={`/promises/${promise.id}?act=keep#acts`} aria-label={`Keep: ${words}`}>
        Keep…
      </LinkButton>
    );
  return (
    <Form action={action} hidden={{ promiseId: promise.id, back, evidence: contactId ? `contact:${contactId}` : "" }}>
      <SubmitButton className="min-w-20" look="plain" pending="…" aria-label={`Keep: ${words}`}>
        Keep
      </SubmitButton>
    </Form>
  );
}
