import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";

type Props = { action: FormAction; next: string; isSecondWay: boolean };

/** E-mail and password. What was typed stays after a refusal, the password does not. */
export function PasswordForm({ action, next, isSecondWay }: Props) {
  return (
    <Form action={action} hidden={{ next }} label="Sign in" className="grid gap-4">
      <FormMessage label="Not signed in" />
      <Field name="email" label="E-mail" required>
        <Input type="email" autoComplete="username" autoCapitalize="none" spellCheck={false} />
      </Field>
      <Field name="password" label="Password" required>
        <Input type="password" autoComplete="current-password" />
      </Field>
      <SubmitButton look={isSecondWay ? "plain" : "primary"} pending="Signing in…" className="mt-1 w-full">
        Sign in
      </SubmitButton>
    </Form>
  );
}
