"use client";

import { type ReactNode, use } from "react";
import { Disclosure } from "./disclosure";
import { FormContext } from "./form-context";

type Props = { summary: ReactNode; open?: boolean | undefined; className?: string | undefined; children: ReactNode };

/** The fields of a form, folded away until they are wanted. After a refusal they stand open: nobody may miss why. */
export function FormDisclosure({ summary, open = false, className, children }: Props) {
  const { state } = use(FormContext);
  return (
    <Disclosure summary={summary} className={className} open={open || Boolean(state.message || state.errors)}>
      {children}
    </Disclosure>
  );
}
