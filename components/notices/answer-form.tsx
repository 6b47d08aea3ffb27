"use client";

import { Disclosure } from "@/components/ui/disclosure";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import { AnswerFields } from "./answer-fields";

type Props = {
  noticeId: string;
  department: string;
  /** What is answered, for those who hear the page. */
  about: string;
  hasAnswered: boolean;
  action: FormAction;
  /** The page to come back to. */
  back: string;
};

/** The answer to a notice where it is listed, folded away until it is wanted. */
export function AnswerForm({ noticeId, department, about, hasAnswered, action, back }: Props) {
  return (
    <Disclosure summary={hasAnswered ? "Answer afresh" : "Answer here"}>
      <Form
        action={action}
        hidden={{ noticeId, back }}
        label={`Answer to: ${about}`}
        className="grid max-w-[34rem] justify-items-start gap-3 pb-3 *:w-full"
      >
        <FormMessage />
        <AnswerFields department={department} />
        <div>
          <SubmitButton>{hasAnswered ? "Answer afresh" : "Answer"}</SubmitButton>
        </div>
      </Form>
    </Disclosure>
  );
}
