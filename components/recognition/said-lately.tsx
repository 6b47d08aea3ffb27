"use client";

import { Day } from "@/components/format/day";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import type { PlainDate } from "@/server/domain/plain-date";
import { ReactionField } from "./reaction-field";

type Props = {
  said: { id: string; saidOn: PlainDate; by: string };
  today: PlainDate;
  action: FormAction;
};

/** Thanks that were said lately and nobody noted how they were taken: it can still be said, once. */
export function SaidLately({ said, today, action }: Props) {
  return (
    <section aria-label="How they took the thanks" className="small mb-5 border-line border-l-2 pl-3 text-ink-2">
      {said.by} thanked them on <Day on={said.saidOn} today={today} />. How did they take it?
      <Form action={action} hidden={{ recognitionId: said.id }} label="How they took the thanks" className="mt-1.5">
        <div className="flex flex-wrap items-center gap-2">
          <ReactionField required />
          <SubmitButton size="small" look="plain" pending="Noting…">
            Note it
          </SubmitButton>
        </div>
        <FormMessage />
      </Form>
    </section>
  );
}
