import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { passwordLeast } from "@/server/domain/password";

/** A new password, with a one-time link. */
export function ResetForm({ action, token }: { action: FormAction; token: string }) {
  return (
    <Form action={action} hidden={{ token }} label="Choose a password" className="grid gap-4">
      <FormMessage />
      <Field
        name="newPassword"
        label="New password"
        hint={`At least ${passwordLeast} characters: a few words do well.`}
        required
      >
        <Input type="password" autoComplete="new-password" />
      </Field>
      <SubmitButton className="w-full">Set password</SubmitButton>
    </Form>
  );
}
