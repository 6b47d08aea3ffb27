"use client";

import { AnswerFields } from "@/components/notices/answer-fields";
import { SubmitButton } from "@/components/ui/submit-button";
import type { NoticeDocument } from "@/server/domain/decision-document";
import { ActButtons, ActForm, type ActProps } from "./act-form";

/** A department answers what it was told. Its latest answer counts. */
export function AcknowledgeForm({ notice, ...act }: ActProps & { notice: NoticeDocument }) {
  return (
    <ActForm {...act} hidden={{ noticeId: notice.id }}>
      <AnswerFields department={notice.department} />
      <ActButtons>
        <SubmitButton>{notice.answers.length > 0 ? "Answer afresh" : "Answer"}</SubmitButton>
      </ActButtons>
    </ActForm>
  );
}
