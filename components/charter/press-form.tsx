import type { ReactNode } from "react";
import type { ButtonLook } from "@/components/ui/classes";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";

type Props = {
  action: FormAction;
  hidden?: Readonly<Record<string, string>>;
  /** What it does, where several say the same. */
  label?: string;
  look?: ButtonLook;
  size?: "normal" | "small";
  children: ReactNode;
};

/** One act behind one button. */
export function PressForm({ action, hidden, label, look, size, children }: Props) {
  return (
    <Form action={action} hidden={hidden} label={label}>
      <SubmitButton look={look} size={size} aria-label={label}>
        {children}
      </SubmitButton>
      <FormMessage />
    </Form>
  );
}
