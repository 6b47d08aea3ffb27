import { formatDay } from "@/components/format/time";
import { Notice } from "@/components/ui/notice";
import { isGoing } from "@/server/domain/intent";
import type { KnownIntent } from "@/server/knowledge/queries/of";
import { intentWords, leavingWords } from "./words";

/** Leaving or left stands before everything else, and before anything is offered. Who stays needs no notice. */
export function IntentNotice({ intent }: { intent: KnownIntent | null }) {
  if (intent === null || !isGoing(intent.intent)) return null;
  const { cause, words, learnedOn, by } = intent;
  return (
    <Notice
      className="mb-4"
      tone="broken"
      label={intentWords[intent.intent]}
      sentence={words ? <bdi>“{words}”</bdi> : `Because of: ${leavingWords[cause ?? "not_known"]}.`}
    >
      {words && cause ? `The reason: ${leavingWords[cause]}. ` : null}
      Said on {formatDay(learnedOn)}, noted by {by}. Listen first, offer later.
    </Notice>
  );
}
