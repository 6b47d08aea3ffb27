import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";

/** Lets somebody who left in again. */
export function ReturnForm({ action, personId }: { action: FormAction; personId: string }) {
  return (
    <Form action={action} hidden={{ personId }} label="Let in again" className="grid gap-3 pt-1">
      <FormMessage />
      <p className="text-ink-2">With the roles they had. Appointments are made anew.</p>
      <div>
        <SubmitButton look="plain">Let in again</SubmitButton>
      </div>
    </Form>
  );
}
