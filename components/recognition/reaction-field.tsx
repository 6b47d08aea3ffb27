"use client";

import { optionsOf } from "@/components/contacts/contact-words";
import { reactionWords } from "@/components/customers/words";
import { Select } from "@/components/ui/select";

/** How they took it, in a small field beside a button. `required`: where it is all that is noted. */
export function ReactionField({ required = false }: { required?: boolean }) {
  return (
    <span className="w-44">
      <Select
        name="reaction"
        aria-label="How they took it"
        blank="how they took it"
        required={required}
        options={optionsOf(reactionWords)}
        className="h-7 text-[0.8125rem]"
      />
    </span>
  );
}
