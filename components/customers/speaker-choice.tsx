"use client";

import { Button, LinkButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Hit } from "@/server/customers/queries/find";

type Props = { organisationId: string; q: string; people: readonly Hit[]; action: FormAction };

/** Who speaks for the organisation: somebody we know, found here, or somebody new. */
export function SpeakerChoice({ organisationId, q, people, action }: Props) {
  const fresh = `/customers/new?${new URLSearchParams({ organisation: organisationId, ...(q ? { name: q } : {}) })}`;
  return (
    <div className="grid max-w-xl gap-5">
      <form method="get" className="flex items-end gap-2">
        <Field name="q" label="Find the person" className="flex-1">
          <Input type="search" defaultValue={q} autoComplete="off" />
        </Field>
        <Button type="submit" look="primary">
          Find
        </Button>
      </form>
      {q && people.length === 0 ? <p className="text-ink-2">No person is known by “{q}”.</p> : null}
      {people.length > 0 ? (
        <Form action={action} hidden={{ organisationId }} label="Who speaks for them" className="grid gap-4">
          <FormMessage />
          <fieldset className="border-line border-t">
            <legend className="sr-only">Person</legend>
            {people.map(({ id, name, place, handle }, index) => (
              <label
                key={id}
                className="flex cursor-pointer items-baseline gap-3 border-line border-b py-2 pointer-coarse:min-h-11"
              >
                <input type="radio" name="personId" value={id} defaultChecked={index === 0} className="accent-kept" />
                <span className="min-w-0">
                  <bdi>{name}</bdi>{" "}
                  <span className="small text-ink-3">{[place, handle].filter(Boolean).join(" · ")}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <Field name="position" label="Position" optional>
            <Input autoComplete="off" dir="auto" maxLength={120} />
          </Field>
          <div>
            <SubmitButton>Speaks for them</SubmitButton>
          </div>
        </Form>
      ) : null}
      <div>
        <LinkButton href={fresh}>Somebody new</LinkButton>
      </div>
    </div>
  );
}
