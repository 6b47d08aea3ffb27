"use client";

import type { ReactNode } from "react";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";

export type ActProps = { id: string; act: string; action: FormAction };

type Props = ActProps & {
  hidden?: Readonly<Record<string, string>> | undefined;
  initial?: Readonly<Record<string, string>> | undefined;
  children: ReactNode;
};

/** The form of one act on a decision: says which act and on what, and shows why it was refused. */
export function ActForm({ id, act, action, hidden, initial, children }: Props) {
  return (
    <Form
      action={action}
      hidden={{ act, id, ...hidden }}
      initial={initial}
      className="grid justify-items-start gap-4 pt-2 *:w-full"
    >
      <FormMessage />
      {children}
    </Form>
  );
}

/** The button at the end of an act. */
export function ActButtons({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap gap-2">{children}</div>;
}
