"use client";

import { useTyped } from "@/components/ui/form-context";
import { Notice } from "@/components/ui/notice";

/** Without JavaScript: what "when" means, before anything is saved. The same button, pressed again, saves. */
export function DueCheck() {
  const [check] = useTyped("check");
  if (!check) return null;
  return (
    <div role="status">
      <Notice tone="due" label="Nothing is saved yet" sentence={check}>
        Is that what was said? Then press the button again.
      </Notice>
    </div>
  );
}
