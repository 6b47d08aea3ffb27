"use client";

import { use } from "react";
import { FormContext } from "./form-context";
import { Notice } from "./notice";

/** Why the form could not be done, for the whole form. Stands where the eye is: above the fields or beside the button. */
export function FormMessage({ label = "Not saved" }: { label?: string }) {
  const { state, hidden } = use(FormContext);
  const unseen = hidden.flatMap((name) => state.errors?.[name] ?? []);
  const sentence =
    state.message ?? (state.errors ? "Something needs another look. What you typed is still here." : null);
  if (!sentence || state.conflicts) return null;
  return (
    <div role="alert" tabIndex={-1} data-form-message="" className="outline-none">
      <Notice tone="broken" label={label}>
        {[sentence, ...unseen].join(" ")}
      </Notice>
    </div>
  );
}
