import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";

type Props = { action: FormAction; planId: string; versionId: string };

/** Says that this version holds from now on. */
export function SubmitForm({ action, planId, versionId }: Props) {
  return (
    <Form action={action} hidden={{ planId, versionId }} label="Submit the plan" className="mb-6 print:hidden">
      <FormMessage />
      <SubmitButton>Submit the plan</SubmitButton>
      <p className="small mt-2 text-ink-3">From then on nothing in it can be changed; a new version can replace it.</p>
    </Form>
  );
}
