import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { passwordLeast } from "@/server/domain/password";

/** The present password, then the new one. */
export function ChangePasswordForm({ action }: { action: FormAction }) {
  return (
    <Form action={action} label="Password" className="grid max-w-[22rem] gap-4 pt-2">
      <FormMessage />
      <Field name="presentPassword" label="Present password" required>
        <Input type="password" autoComplete="current-password" />
      </Field>
      <Field
        name="newPassword"
        label="New password"
        hint={`At least ${passwordLeast} characters. Other browsers are signed out.`}
        required
      >
        <Input type="password" autoComplete="new-password" />
      </Field>
      <div>
        <SubmitButton look="plain">Change password</SubmitButton>
      </div>
    </Form>
  );
}
