"use client";

import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Recognition } from "@/server/domain/recognition";
import { optionsOf } from "../contacts/contact-words";
import { reactionWords } from "./words";

type Props = {
  customerId: string;
  recognition: Recognition;
  /** Null: the reader may not say thanks. */
  action: FormAction | null;
};

/** The one thing to say, and *Said it*. Nothing to say leaves no empty box. */
export function Say({ customerId, recognition, action }: Props) {
  const { state, line, because, milestone, likes } = recognition;
  if (line === null && because === null) return null;
  return (
    <section aria-label="Say" className="mb-5">
      <Notice tone={state === "say" ? "kept" : "due"} label="Say" sentence={line ?? "Nothing new to thank for today."}>
        {[because, likes].filter(Boolean).join(" ") || null}
        {state === "say" && milestone && action ? (
          <Form
            action={action}
            hidden={{ customerId, years: String(milestone.years) }}
            label="Said it"
            className="mt-2.5"
          >
            <div className="flex flex-wrap items-center gap-2">
              <SubmitButton size="small" look="plain" pending="Noting…">
                Said it
              </SubmitButton>
              <span className="w-44">
                <Select
                  name="reaction"
                  aria-label="How they took it"
                  blank="how they took it"
                  options={optionsOf(reactionWords)}
                  className="h-7 text-[0.8125rem]"
                />
              </span>
            </div>
            <FormMessage />
          </Form>
        ) : null}
      </Notice>
    </section>
  );
}
