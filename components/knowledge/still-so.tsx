"use client";

import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";

type Props = {
  needId: string;
  /** What it says, for those who hear the buttons only. */
  words: string | null;
  /** The page to come back to. */
  back: "brief" | "know";
  action: FormAction;
};

/** Asked again after twelve months: it holds, or it holds no longer. */
export function StillSo({ needId, words, back, action }: Props) {
  const name = words ?? "erased words";
  return (
    <Form action={action} hidden={{ needId, back }} label={`Still so? ${name}`} className="pt-1">
      <span className="flex flex-wrap items-center gap-x-1.5 gap-y-1">
        <span className="text-due">Still so?</span>
        <SubmitButton name="answer" value="still" look="plain" size="small" aria-label={`Still so: ${name}`}>
          Still so
        </SubmitButton>
        <SubmitButton name="answer" value="no_longer" look="quiet" size="small" aria-label={`No longer: ${name}`}>
          No longer
        </SubmitButton>
      </span>
      <FormMessage />
    </Form>
  );
}
