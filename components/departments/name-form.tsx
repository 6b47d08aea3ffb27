import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormDisclosure } from "@/components/ui/form-disclosure";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";

type Props = {
  action: FormAction;
  label: string;
  button: string;
  /** Folds the form away under these words. */
  summary?: string;
  hidden?: Record<string, string>;
  value?: string;
};

/** One name. */
export function NameForm({ action, label, button, summary, hidden, value }: Props) {
  const fields = (
    <div className="mb-2 grid max-w-[26rem] gap-3">
      <FormMessage />
      <div className="flex items-start gap-2">
        <Field name="name" label={<span className="sr-only">{label}</span>} required className="grow">
          <Input defaultValue={value} placeholder={label} autoComplete="off" />
        </Field>
        <SubmitButton look="plain" className="mt-1">
          {button}
        </SubmitButton>
      </div>
    </div>
  );
  return (
    <Form action={action} hidden={hidden} label={summary ? `${summary}: ${label}` : label}>
      {summary ? <FormDisclosure summary={summary}>{fields}</FormDisclosure> : fields}
    </Form>
  );
}
