import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { TypedBands } from "@/server/domain/band-proposal";

/** Sets what has just been tried out, with the reason. */
export function SetForm({ action, typed }: { action: FormAction; typed: TypedBands }) {
  const hidden = Object.fromEntries([
    ["method", typed.method],
    ["best", typed.best],
    ...typed.names.map((name, place) => [`names.${place}`, name]),
    ...typed.limits.map((limit, place) => [`limits.${place}`, limit]),
  ]);
  return (
    <Form action={action} hidden={hidden} label="Set these bands" className="mt-5 grid max-w-xl gap-5">
      <FormMessage />
      <Field
        name="reason"
        label="Why"
        hint="It stands beside the bands, with your name. Reports of earlier months keep the bands they had."
        required
      >
        <Textarea rows={3} />
      </Field>
      <div>
        <SubmitButton>Set these bands</SubmitButton>
      </div>
    </Form>
  );
}
