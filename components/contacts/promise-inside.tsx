"use client";

import type { ComponentProps } from "react";
import { PromiseFields } from "@/components/promises/promise-fields";
import { Disclosure } from "@/components/ui/disclosure";
import { useTyped } from "@/components/ui/form-context";

/** A promise made in the conversation: three inputs, opened when there is one. */
export function PromiseInside(props: Omit<ComponentProps<typeof PromiseFields>, "prefix">) {
  const [said = ""] = useTyped("promise.said");
  const [when = ""] = useTyped("promise.when");
  return (
    <Disclosure summary="You promised something" open={said !== "" || when !== ""}>
      <div className="pb-3">
        <PromiseFields {...props} prefix="promise." />
      </div>
    </Disclosure>
  );
}
