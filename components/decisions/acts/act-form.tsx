"use client";

import type { ReactNode } from "react";
import { Form, type FormAction } from "@/components/ui/form";
import { FormDisclosure } from "@/components/ui/form-disclosure";
import { FormMessage } from "@/components/ui/form-message";

export type ActProps = {
  id: string;
  act: string;
  action: FormAction;
  /** What it is folded away under; after a refusal it stands open, without JavaScript too. */
  fold?: string | undefined;
};

type Props = ActProps & {
  hidden?: Readonly<Record<string, string>> | undefined;
  initial?: Readonly<Record<string, string>> | undefined;
  children: ReactNode;
};

/** The form of one act on a decision: says which act and on what, and shows why it was refused. */
export function ActForm({ id, act, action, fold, hidden, initial, children }: Props) {
  const fields = (
    <div className="grid justify-items-start gap-4 pt-2 *:w-full">
      <FormMessage />
      {children}
    </div>
  );
  return (
    <Form action={action} hidden={{ act, id, ...hidden }} initial={initial} className="w-full">
      {fold ? (
        <FormDisclosure summary={fold}>
          <div className="max-w-[34rem] pb-4">{fields}</div>
        </FormDisclosure>
      ) : (
        fields
      )}
    </Form>
  );
}

/** The button at the end of an act. */
export function ActButtons({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap gap-2">{children}</div>;
}
