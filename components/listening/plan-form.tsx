"use client";

import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";

/** How many contacts of each team the next draw takes. */
export function ListeningPlanForm({ action, perTeam }: { action: FormAction; perTeam: number }) {
  return (
    <Form action={action} initial={{ perTeam: String(perTeam) }} label="Contacts of each team" className="grid gap-3">
      <FormMessage />
      <Field name="perTeam" label="Contacts of each team" hint="10 to 100, from the next draw on.">
        <Input type="number" inputMode="numeric" className="max-w-28" />
      </Field>
      <div>
        <SubmitButton look="plain">Set</SubmitButton>
      </div>
    </Form>
  );
}
