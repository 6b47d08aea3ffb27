"use client";

import { Form, type FormAction } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";

type Props = { decisionId: string; followedId: string | null; follow: FormAction; unfollow: FormAction };

/** Follows one decision: whoever does is told at once what happens to it. */
export function FollowButton({ decisionId, followedId, follow, unfollow }: Props) {
  const back = `/decisions/${decisionId}`;
  return followedId ? (
    <Form action={unfollow} hidden={{ id: followedId, back }}>
      <SubmitButton look="plain" size="small" pending="…">
        Stop following
      </SubmitButton>
    </Form>
  ) : (
    <Form action={follow} hidden={{ target: `decision:${decisionId}`, how: "at_once", back }}>
      <SubmitButton look="plain" size="small" pending="…">
        Follow
      </SubmitButton>
    </Form>
  );
}
