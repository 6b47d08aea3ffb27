"use client";

import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import type { Option } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { isDue } from "@/server/domain/promise";
import { verdictOfKeepNow } from "@/server/domain/promise-outcome";
import { keepSentence } from "@/server/domain/promise-sentences";
import type { Evidence } from "@/server/promises/queries/one";
import type { PromiseRow } from "@/server/promises/queries/row";
import { evidenceWords } from "./evidence-words";

type Props = { promise: PromiseRow; evidence: readonly Evidence[]; now: Date; zone: string; action: FormAction };

/** Keep, with what each way of keeping will count as written beside it, before anything is saved (ruling 6). */
export function KeepForm({ promise, evidence, now, zone, action }: Props) {
  const options = waysToKeep(promise, evidence.slice(0, 6), now, zone);
  return (
    <Form action={action} hidden={{ promiseId: promise.id }} className="grid max-w-prose gap-4">
      <FormMessage />
      <Field name="way" label="How it was done, and what that counts as" group>
        <RadioGroup options={options} defaultValue={options[0]?.value} />
      </Field>
      <SubmitButton className="justify-self-start">Keep</SubmitButton>
    </Form>
  );
}

/** Each value says when it was done, what shows it and what it counts as: "in_time|contact:<id>|kept". */
function waysToKeep({ standing }: PromiseRow, evidence: readonly Evidence[], now: Date, zone: string): Option[] {
  const isLate = isDue(standing.agreed.dueAt, now);
  const inTime = isLate ? standing.agreed.dueAt : now;
  const way = (done: string, proof: Evidence | null, label: string): Option => {
    const { outcome } = verdictOfKeepNow(standing, now, done === "in_time" ? inTime : now, proof?.recordedAt ?? null);
    const level = outcome === "kept" ? (proof ? " It is evidenced." : " It rests on our word.") : "";
    return {
      value: `${done}|${proof ? `${proof.kind}:${proof.id}` : ""}|${outcome}`,
      label,
      hint: `${keepSentence(outcome)}${level}`,
    };
  };
  const proven = evidence.map((proof) =>
    way("in_time", proof, `${isLate ? "Done in time, shown by" : "Done, shown by"} ${evidenceWords(proof, now, zone)}`),
  );
  if (!isLate) return [way("now", null, "Done, with nothing linked"), ...proven];
  return [...proven, way("now", null, "Done just now"), way("in_time", null, "Done in time, logged only now")];
}
