"use client";

import type { ReactNode } from "react";
import { Checkbox } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { FormDisclosure } from "@/components/ui/form-disclosure";
import { Input } from "@/components/ui/input";

/** What may be said of a promise besides its three inputs. `children`: what only some forms ask. */
export function MoreOfPromise({ prefix, children }: { prefix: string; children?: ReactNode }) {
  return (
    <FormDisclosure summary="A moment of truth? When did they want it?">
      <div className="grid gap-4 pb-1">
        <Checkbox
          name={`${prefix}moment`}
          label="A moment of truth"
          hint="It decides whether they stay. It comes first in every queue, and its lead hears of it earlier."
        />
        <Field
          name={`${prefix}wanted`}
          label="When they wanted it"
          optional
          hint="“Today by 5pm”: where it is sooner than we can."
        >
          <Input autoComplete="off" className="max-w-sm" />
        </Field>
        {children}
      </div>
    </FormDisclosure>
  );
}
