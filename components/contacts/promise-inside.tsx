"use client";

import type { ComponentProps } from "react";
import { PromiseFields } from "@/components/promises/promise-fields";
import { FormDisclosure } from "@/components/ui/form-disclosure";

/** A promise made in the conversation: three inputs, folded away until there is one. */
export function PromiseInside(props: Omit<ComponentProps<typeof PromiseFields>, "prefix">) {
  return (
    <FormDisclosure summary="You promised something">
      <div className="pb-3">
        <PromiseFields {...props} prefix="promise." />
      </div>
    </FormDisclosure>
  );
}
