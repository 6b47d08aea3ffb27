"use client";

import { formatDay } from "@/components/format/time";
import { counted } from "@/components/format/words";
import { LinkButton } from "@/components/ui/button";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Link } from "@/components/ui/link";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Suggestion, Twin } from "@/server/merging/queries/duplicates";
import { reasonLine } from "./reason-words";

type Props = { suggestion: Suggestion; dismiss: FormAction };

/** Two records that may be one customer: why, and the two ways to settle it. */
export function Pair({ suggestion: { one, other, reasons }, dismiss }: Props) {
  const names = `${one.name} and ${other.name}`;
  return (
    <li className="border-line border-t py-4">
      <div className="grid gap-x-6 gap-y-1 md:grid-cols-2">
        <TwinLine twin={one} />
        <TwinLine twin={other} />
      </div>
      <p className="small mt-2 text-ink-2">{reasonLine(reasons)}.</p>
      <div className="mt-2.5 flex flex-wrap items-start gap-2">
        <LinkButton href={`/customers/${one.id}/merge?with=${other.id}`} size="small" aria-label={`Compare ${names}`}>
          Compare
        </LinkButton>
        <Form action={dismiss} hidden={{ customerId: one.id, otherId: other.id }}>
          <SubmitButton look="quiet" size="small" aria-label={`Two different customers: ${names}`}>
            Two different customers
          </SubmitButton>
          <FormMessage />
        </Form>
      </div>
    </li>
  );
}

function TwinLine({ twin }: { twin: Twin }) {
  const { id, name, called, place, sinceOn, lastOn, purchases } = twin;
  const details = [
    called ? `“${called}”` : null,
    place,
    sinceOn ? `since ${formatDay(sinceOn)}` : "not bought yet",
    purchases ? counted(purchases, "purchase") : null,
    lastOn ? `last ${formatDay(lastOn)}` : null,
  ].filter(Boolean);
  return (
    <div className="min-w-0">
      <Link href={`/customers/${id}`} className="inline-flex min-h-6 items-center font-medium">
        <bdi className="break-words">{name}</bdi>
      </Link>
      <p className="small text-ink-3">{details.join(" · ")}</p>
    </div>
  );
}
