"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Found } from "@/server/customers/queries/find";
import type { Clue } from "@/server/domain/clue";
import type { IdentityChannel } from "@/server/domain/identity";
import { HitWords } from "./hit-list";

type Props = {
  channel: IdentityChannel;
  handle: string;
  clue: Clue;
  q: string;
  /** What the name found; null: nothing was looked for yet. */
  found: Found | null;
  action: FormAction;
};

/** Finds a customer we know by name and adds the caller's number to them, in one step. */
export function Attach({ channel, handle, clue, q, found, action }: Props) {
  return (
    <div className="grid gap-4">
      <form method="get" action="/call#known" className="flex items-end gap-2">
        {Object.entries(clue).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Field name="q" label="Find them by name" className="flex-1">
          <Input type="search" defaultValue={q} autoComplete="off" />
        </Field>
        <Button type="submit">Find</Button>
      </form>
      {found && found.hits.length === 0 ? <p className="text-ink-2">{without(found, q)}</p> : null}
      {found && found.hits.length > 0 ? (
        <Form action={action} hidden={{ channel, handle }} label={`Add ${handle} to a customer`}>
          <FormMessage />
          <ul aria-label="Customers found" className="border-line border-b">
            {found.hits.map((hit) => (
              <li key={hit.id} className="flex items-center justify-between gap-4 border-line border-t py-2">
                <HitWords hit={hit} />
                <SubmitButton
                  look="plain"
                  size="small"
                  name="customerId"
                  value={hit.id}
                  aria-label={`Add ${handle} to ${hit.name}`}
                  className="shrink-0"
                >
                  Add it to them
                </SubmitButton>
              </li>
            ))}
          </ul>
        </Form>
      ) : null}
    </div>
  );
}

function without({ kind }: Found, q: string): string {
  if (kind === "too_many") return "That would match too many customers. Please be more specific.";
  if (kind === "too_short") return "A little more, please: one letter names too many.";
  return `Nobody is known by “${q.trim()}”.`;
}
