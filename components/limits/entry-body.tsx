import { reactionWords } from "@/components/customers/words";
import { Money } from "@/components/format/money";
import { Link } from "@/components/ui/link";
import type { TimelineEntry } from "@/server/customers/queries/timeline";
import { actWords } from "./goodwill-words";

type Entry = Extract<TimelineEntry, { kind: "goodwill" }>;

/** What was given, or what somebody went out of their way for, in the timeline. */
export function GoodwillBody({ entry, customerId }: { entry: Entry; customerId: string }) {
  const { gift, words, by } = entry;
  return (
    <>
      {gift ? (
        <>
          <Link href={`/customers/${customerId}/goodwill`}>
            {actWords[gift.act]}, <Money minor={gift.amountMinor} currency={gift.currency} />
          </Link>
          {": "}
        </>
      ) : null}
      {words === null ? <span className="text-ink-3">erased</span> : <bdi className="whitespace-pre-line">{words}</bdi>}
      {gift?.reaction ? ` They were ${reactionWords[gift.reaction]}.` : null}
      <span className="text-ink-3">{by ? <> · {by}</> : null}</span>
    </>
  );
}
