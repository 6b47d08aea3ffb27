"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Approver } from "@/server/goodwill/queries/approvers";
import type { Verdict } from "./judge";

/** Whom to ask. It stands there until it is clear that nobody has to be: without JavaScript, always. */
export function ApproverField({ verdict, approvers }: { verdict: Verdict; approvers: readonly Approver[] }) {
  const able = verdict.kind === "above" ? approvers.filter(({ id }) => verdict.able.includes(id)) : approvers;
  const isAsked = verdict.kind === "above" && able.length > 0;
  return (
    <div hidden={verdict.kind === "within"}>
      <Field
        name="approverId"
        label={isAsked ? "Who approves it" : "Who approves it, if it is more than your limit"}
        required={isAsked}
      >
        <Select
          blank={isAsked ? "Choose who approves it" : "Nobody, it is within my limit"}
          options={able.map(({ id, name, department, isMyLead }) => ({
            value: id,
            label: `${name}, ${isMyLead ? "leads your team" : department}`,
          }))}
        />
      </Field>
    </div>
  );
}
