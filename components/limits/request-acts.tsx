"use client";

import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { GoodwillRequest } from "@/server/goodwill/queries/requests";

type Act = { requestId: string; action: FormAction };

type Props = {
  request: GoodwillRequest;
  /** As whom it is looked at: asked for an answer, having asked, having answered. */
  as: "waiting" | "asked" | "answered";
  /** `answer` null: the reader may not. */
  acts: { answer: FormAction | null; give: FormAction; withdraw: FormAction };
};

/** What can be done about a request by whoever looks at it. */
export function RequestAct({ request: { id, state }, as, acts: { answer, give, withdraw } }: Props) {
  if (as === "waiting") return answer ? <AnswerForm requestId={id} action={answer} /> : null;
  if (as !== "asked") return null;
  if (state === "waiting") return <TakeBack requestId={id} action={withdraw} />;
  return state === "approved" ? <GiveApproved requestId={id} action={give} /> : null;
}

/** Approve or refuse, in one form: whichever is pressed goes along. */
function AnswerForm({ requestId, action }: Act) {
  return (
    <Form action={action} hidden={{ requestId }} className="mt-3 grid max-w-xl gap-3" label="Answer this request">
      <FormMessage />
      <Field name="reason" label="Your reason" hint="Needed to refuse: it is what the customer will be told." optional>
        <Textarea rows={2} dir="auto" />
      </Field>
      <div className="flex gap-2">
        <SubmitButton name="answer" value="approved">
          Approve
        </SubmitButton>
        <SubmitButton name="answer" value="refused" look="plain">
          Refuse
        </SubmitButton>
      </div>
    </Form>
  );
}

/** Gives what was approved, once. */
export function GiveApproved({ requestId, action }: Act) {
  return (
    <Form action={action} hidden={{ requestId }} className="mt-2 grid gap-2" label="Give what was approved">
      <FormMessage label="Not given" />
      <div>
        <SubmitButton>Give it now</SubmitButton>
      </div>
    </Form>
  );
}

/** Takes back what one asked for. */
function TakeBack({ requestId, action }: Act) {
  return (
    <Form action={action} hidden={{ requestId }} className="mt-2 grid gap-2" label="Take this request back">
      <FormMessage />
      <div>
        <SubmitButton look="quiet">Take it back</SubmitButton>
      </div>
    </Form>
  );
}
