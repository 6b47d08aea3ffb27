"use client";

import type { ReactNode } from "react";
import { Form, type FormAction } from "@/components/ui/form";
import { FormDisclosure } from "@/components/ui/form-disclosure";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";

type Props = {
  action: FormAction;
  /** What it is for: the fold, the form's name. */
  title: string;
  button: string;
  hidden: Readonly<Record<string, string>>;
  initial?: Readonly<Record<string, string>>;
  base?: Readonly<Record<string, string>>;
  /** Without a hairline above: inside an entry. */
  inside?: boolean;
  children: ReactNode;
};

/** One simple form, folded away until it is wanted. */
export function AddForm({ action, title, button, hidden, initial, base, inside = false, children }: Props) {
  return (
    <Form
      action={action}
      hidden={hidden}
      initial={initial}
      base={base}
      label={title}
      className={inside ? "pt-0.5" : "border-line border-t pt-1.5"}
    >
      <FormDisclosure summary={title}>
        <div className="grid max-w-xl gap-3 pb-2">
          <FormMessage />
          {children}
          <div>
            <SubmitButton size="small">{button}</SubmitButton>
          </div>
        </div>
      </FormDisclosure>
    </Form>
  );
}
