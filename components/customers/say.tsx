"use client";

import { milestoneReason } from "@/components/recognition/milestone-words";
import { ReactionField } from "@/components/recognition/reaction-field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Milestone, milestoneKey } from "@/server/domain/milestone";
import type { Recognition } from "@/server/domain/recognition";

type Props = {
  customerId: string;
  recognition: Recognition;
  /** Null: the reader may not say thanks. */
  action: FormAction | null;
};

/** The one thing to say with its reason, and *Said it*. Nothing to say leaves no empty box. */
export function Say({ customerId, recognition, action }: Props) {
  const { state, line, because, milestone, likes } = recognition;
  if (line === null && because === null) return null;
  const reason = milestone && state !== "stop" ? milestoneReason(milestone) : null;
  return (
    <section aria-label="Say" className="mb-5">
      <Notice tone={state === "say" ? "kept" : "due"} label="Say" sentence={line ?? "Nothing to thank for today."}>
        {[reason, because, likes].filter(Boolean).join(" ") || null}
        {state === "say" && milestone && action ? (
          <SaidIt customerId={customerId} milestone={milestone} action={action} />
        ) : null}
      </Notice>
    </section>
  );
}

function SaidIt({ customerId, milestone, action }: { customerId: string; milestone: Milestone; action: FormAction }) {
  const hidden = { customerId, kind: milestone.kind, key: milestoneKey(milestone) };
  return (
    <Form action={action} hidden={hidden} label="Said it" className="mt-2.5">
      <div className="flex flex-wrap items-center gap-2">
        <SubmitButton size="small" look="plain" pending="Noting…">
          Said it
        </SubmitButton>
        <ReactionField />
      </div>
      <FormMessage />
    </Form>
  );
}
