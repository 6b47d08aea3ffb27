import { RadioGroup } from "@/components/ui/choice";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";

const reasons = [
  { value: "erasure", label: "Somebody in it was erased", hint: "Its name goes too." },
  { value: "mistake", label: "It was added by mistake" },
];

/** Empties a document for good. */
export function ForgetDocument({ action, id }: { action: FormAction; id: string }) {
  return (
    <Disclosure summary="Empty it">
      <Form action={action} hidden={{ id }} className="grid max-w-xl gap-4 pb-3" label="Empty it">
        <FormMessage />
        <Field name="because" label="Why" group>
          <RadioGroup options={reasons} defaultValue="erasure" />
        </Field>
        <p className="small text-ink-2">The file goes as a whole and cannot be had back. What quotes it stays.</p>
        <div>
          <SubmitButton look="danger">Empty it</SubmitButton>
        </div>
      </Form>
    </Disclosure>
  );
}
