"use client";

import { Checkbox } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import type { BrandPromise } from "@/server/charter/queries/brand";
import type { Clause } from "@/server/charter/queries/versions";

type Props = { action: FormAction; promise: BrandPromise | null; clauses: readonly Clause[] };

/** What the brand says, and by which clauses that make promises it is measured. */
export function BrandPromiseForm({ action, promise, clauses }: Props) {
  const initial = promise ? { words: promise.words, "clauseKeys[]": promise.clauseKeys } : undefined;
  return (
    <Form
      action={action}
      hidden={promise ? { threadId: promise.threadId } : {}}
      initial={initial}
      label="A brand promise"
      className="mb-2 grid gap-4 pt-1"
    >
      <FormMessage />
      <Field name="words" label="What we say" required>
        <Input maxLength={300} className="h-11! font-serif text-lg!" />
      </Field>
      <Field name="clauseKeys" label="Measured by" hint="None: it is shown as unmeasured." group>
        {clauses.map(({ key, title }) => (
          <Checkbox key={key} name="clauseKeys[]" value={key} label={title} />
        ))}
      </Field>
      <div>
        <SubmitButton>{promise ? "Save the new wording" : "Add it"}</SubmitButton>
      </div>
    </Form>
  );
}
